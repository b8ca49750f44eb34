//! One plan with everything that it was read from, and how it is kept for the next run.
//!
//! What is kept of a plan begins with what it was made of, so that it is found to be of other texts before anything else of
//! it is looked at. The texts themselves are not kept: they are read again to be compared, and shown.

use std::sync::Arc;

use rapidhash::v3::rapidhash_v3;

use super::feature::{self, Aside, Contents, Unread};
use super::{Files, Readings};
use crate::document::Scratch;
use crate::packed::{Packed, Packer, Unpacker};
use crate::plan::feature::FeatureFolder;
use crate::plan::{self, Plan, ReadOptions, Stage};

/// What reading goes by.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    /// Where texts come from.
    pub(super) files: &'r dyn Files,
    pub(super) options: &'r ReadOptions,
    /// What was read before.
    pub(super) readings: Option<&'r dyn Readings>,
}

/// What a plan depends on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MadeOf {
    pub(super) id: String,
    pub(super) number: Option<u64>,
    pub(super) folder: FeatureFolder,
    /// Length and fingerprint of every file, in the order of [`feature::read`].
    contents: Vec<Result<(usize, u64), Unread>>,
}

/// A plan that was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) plan: Plan,
    /// Whether a tool keeps the plan's status in a file beside it; asked only where the plan states none.
    pub(super) has_state_file: Option<bool>,
    pub(super) aside: Aside,
    /// Where it is kept: what stands for it.
    pub(super) kept: Option<KeptReading>,
}

/// What stands for a plan that is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeptReading {
    /// A fingerprint of all of it, with what it was made of.
    pub(super) whole: u64,
    /// A fingerprint of what it says, without texts and offsets in them.
    pub(super) facts: u64,
}

impl MadeOf {
    /// What the plan of a folder with these contents depends on.
    pub(super) fn new((id, number, folder): (String, Option<u64>, FeatureFolder), contents: &Contents) -> Self {
        let of = |bytes: &Vec<u8>| (bytes.len(), rapidhash_v3(bytes));
        let contents = contents.iter().map(|bytes| bytes.as_ref().map(of).map_err(Unread::clone)).collect();
        Self { id, number, folder, contents }
    }

    /// The same as bytes; `None` where a file could not be read, which is tried again each time.
    fn packed(&self) -> Option<Vec<u8>> {
        let contents: Vec<(usize, u64)> =
            self.contents.iter().map(|it| it.as_ref().ok().copied()).collect::<Option<_>>()?;
        let mut packer = Packer::default();
        self.id.pack(&mut packer);
        self.number.pack(&mut packer);
        self.folder.pack(&mut packer);
        contents.pack(&mut packer);
        Some(packer.bytes())
    }
}

impl Reader<'_> {
    /// Reads the plan of a folder, or takes it as it was read when it was made of the same.
    pub(super) fn plan(self, made_of: &MadeOf, contents: Contents) -> Reading {
        let kept = self.readings.and_then(|readings| Some((readings, made_of.packed()?)));
        let Some((readings, key)) = kept else { return self.read(made_of, contents) };
        match self.recalled(readings, &key, made_of, contents) {
            Ok(reading) => reading,
            Err(contents) => {
                let mut reading = self.read(made_of, contents);
                let facts = reading.fingerprint();
                let bytes = reading.packed(key, facts);
                readings.keep(&made_of.folder.plan, &bytes);
                reading.kept = Some(KeptReading { whole: rapidhash_v3(&bytes), facts });
                reading
            }
        }
    }

    /// The same, of which the texts wait in the scratch.
    pub(super) fn put_away(self, made_of: &MadeOf, contents: Contents, scratch: Option<&Arc<dyn Scratch>>) -> Reading {
        let mut reading = self.plan(made_of, contents);
        if let (Some(scratch), Some(documents)) = (scratch, Arc::get_mut(&mut reading.plan.documents)) {
            documents.iter_mut().for_each(|document| document.put_away(scratch));
        }
        reading
    }

    /// Reads the plan of a folder, and whether a tool keeps its status in a file beside it, where it states none.
    fn read(self, made_of: &MadeOf, contents: Contents) -> Reading {
        let mut aside = Aside::default();
        let name = (made_of.id.clone(), made_of.number);
        let feature = feature::parse(name, made_of.folder.clone(), contents, &self.options.mask, &mut aside);
        let mut plan = plan::read(feature, self.options);
        let states_none = plan.status.stage == Stage::Unstated;
        let has_state_file = states_none.then(|| feature::has_state_file(self.files, &made_of.folder));
        plan.has_state_file = has_state_file.unwrap_or_default();
        Reading { plan, has_state_file, aside, kept: None }
    }

    /// The plan as it was kept, with its texts; else these come back.
    fn recalled(
        self,
        readings: &dyn Readings,
        key: &[u8],
        made_of: &MadeOf,
        contents: Contents,
    ) -> Result<Reading, Contents> {
        let kept = readings.recall(&made_of.folder.plan);
        let kept = kept.as_ref().and_then(|kept| Reading::unpack(kept, key));
        let is_same = |kept: &Reading| {
            kept.has_state_file.is_none_or(|there| there == feature::has_state_file(self.files, &made_of.folder))
        };
        let Some(mut reading) = kept.filter(is_same) else { return Err(contents) };
        if let Some(documents) = Arc::get_mut(&mut reading.plan.documents) {
            feature::restore(documents, contents, &self.options.mask);
        }
        Ok(reading)
    }
}

impl Reading {
    /// As bytes behind those of what it was made of.
    fn packed(&self, made_of: Vec<u8>, facts: u64) -> Vec<u8> {
        let mut packer = Packer::default();
        self.plan.documents.iter().map(|document| document.fingerprint).collect::<Vec<_>>().pack(&mut packer);
        facts.pack(&mut packer);
        self.pack_facts(&mut packer);
        [made_of, packer.bytes()].concat()
    }

    fn pack_facts(&self, to: &mut Packer) {
        self.has_state_file.pack(to);
        self.aside.pack(to);
        self.plan.pack(to);
    }

    /// Stands for all of it but texts and offsets in them.
    fn fingerprint(&self) -> u64 {
        let mut packer = Packer::without_offsets();
        self.pack_facts(&mut packer);
        rapidhash_v3(&packer.bytes())
    }

    fn unpack(bytes: &[u8], made_of: &[u8]) -> Option<Self> {
        let mut from = Unpacker::new(bytes.strip_prefix(made_of)?);
        let texts = Vec::unpack(&mut from)?;
        let kept = Some(KeptReading { whole: rapidhash_v3(bytes), facts: u64::unpack(&mut from)? });
        let has_state_file = Option::unpack(&mut from)?;
        let aside = Aside::unpack(&mut from)?;
        let mut plan = Plan::unpack(&mut from)?;
        for (document, text) in Arc::get_mut(&mut plan.documents)?.iter_mut().zip(texts) {
            document.fingerprint = text;
        }
        from.is_at_end().then_some(Self { plan, has_state_file, aside, kept })
    }
}
