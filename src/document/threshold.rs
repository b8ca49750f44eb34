//! Thresholds that Markdown takes for quotes.
//!
//! In `- >80 % of the lines are tested` the sign opens a quote inside the item. Whoever writes that means "more than". The
//! page shows what Markdown says; here the item gets its sign back, so that no criterion is lost or says less.

use super::block::{Block, BlockKind, Item};
use crate::diagnostic::Source;

/// Gives an item its text with the sign, where that is what it begins with.
pub(super) fn restore(item: &mut Item, source: &Source) {
    let Some(Block { kind: BlockKind::Quote(inside), span }) = item.blocks.first() else { return };
    let [Block { kind: BlockKind::Paragraph(text), .. }] = inside.as_slice() else { return };
    let is_threshold = text.text.trim_start_matches(['=', ' ']).starts_with(|c: char| c.is_ascii_digit() || c == '$');
    let written = source.text();
    let sign = &written[span.start..text.span.start.max(span.start)];
    // Lines that begin with the sign as well are quoted.
    let is_quoted = || written[span.start..span.end].lines().skip(1).any(|line| line.trim_start().starts_with('>'));
    if is_threshold && sign.trim_end() == ">" && !is_quoted() {
        let text = text.behind(sign, span.start);
        item.blocks[0] = Block { kind: BlockKind::Paragraph(text), span: *span };
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, parse};
    use crate::diagnostic::Source;

    /// The texts of the items of the first list, each with what the source has at its place.
    fn items(text: &str) -> Vec<String> {
        let document = parse(Source::new("plan.md", text.to_owned())).0;
        let Some(BlockKind::List(list)) = document.blocks.first().map(|block| &block.kind) else { panic!("no list") };
        let text_of = |item: &super::Item| {
            let text = item.text()?;
            let all = text.source_span(0..text.text.len());
            assert_eq!(document.source.text()[all.start..all.end].replace("**", ""), text.text);
            Some(text.text.clone())
        };
        list.items.iter().map(|item| text_of(item).unwrap_or_else(|| "a quote".to_owned())).collect()
    }

    #[test]
    fn an_item_that_begins_with_more_than_keeps_its_sign() {
        let text = "- >80 % of the **lines**\n- > 40 days\n- >= 3 doors\n- >$5 each\n- plain\n";
        assert_eq!(items(text), [">80 % of the lines", "> 40 days", ">= 3 doors", ">$5 each", "plain"]);
        assert_eq!(items("1. >9 rooms\n   - >2 of them warm\n"), [">9 rooms"]);
    }

    #[test]
    fn a_quote_stays_a_quote() {
        assert_eq!(items("- > so she said\n- > 40 days\n  > and nights\n"), ["a quote", "a quote"]);
    }
}
