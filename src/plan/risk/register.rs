//! The walk through a document that knows, at every block, whether it stands in a risk register, below one risk, in a
//! list of mitigations, or outside.
//!
//! Blocks are visited once, in order. Statements are taken apart in [`super::statement`], separate lists of
//! mitigations are matched in [`super::pairing`].

use std::ops::Range;

use super::super::words::{self, sections};
use super::draft::Draft;
use super::heading::{self, Kind, Manner};
use super::label::label_only;
use super::pairing::Listed;
use super::scan::{self, Field, Scanned};
use super::section::Section;
use super::{pairing, phrase, table, wording};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Document, Heading, Inline, List};
use crate::plan::criteria;
use crate::plan::named::Named;

/// What stands below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Region {
    Outside,
    /// Under a principle or a check of the code.
    Barred,
    /// In a register, under the category of that name.
    Register(Manner, Option<String>),
    /// In the section of one risk.
    OneRisk(usize),
    /// In the section of one field of one risk.
    Field(usize, Field),
    /// In a list of mitigations.
    Mitigations,
    /// In a part of a register that states no risks.
    Aside,
}

/// A heading below which the walk is.
struct Open<'d> {
    heading: &'d Heading,
    region: Region,
    /// What else it is about, where it heads a register of several things.
    beside: Vec<String>,
}

/// Collects risks while it walks.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
    pub(super) drafts: Vec<Draft>,
    /// Whether a register was met, even an empty one.
    pub(super) found: bool,
    /// Every heading that is open, outermost first.
    open: Vec<Open<'d>>,
    /// The region that a bold label opens until the next label or heading.
    pub(super) label: Option<Region>,
    /// The risks of the last list, of all of which a paragraph below it may speak.
    pub(super) together: Range<usize>,
    /// Whether a list or a table has stated risks since the last heading or label, so that bold text is no risk.
    pub(super) listed: bool,
    /// The risk that fields belong to.
    pub(super) current: Option<usize>,
    /// The risk that was last named by a label of its own; a list below belongs to it while it is the current one.
    pub(super) named: Option<usize>,
    /// The risk and the field whose label stood without a value.
    pub(super) pending: Option<(usize, Field)>,
    /// The first risk of the register, and of the category.
    pub(super) register_from: usize,
    pub(super) category_from: usize,
    /// A separate list of mitigations, as far as it is read.
    pub(super) mitigations: Vec<Listed>,
    /// Where the headings begin below which risks are told of.
    pub(super) headings: Vec<usize>,
    /// What tells of risks elsewhere.
    pub(super) stretches: Vec<Span>,
}

/// Walks a whole document.
pub(super) fn read<'d>(document: &'d Document, headings: &[Named<'d>]) -> Reader<'d> {
    let mut reader = Reader {
        document,
        drafts: Vec::new(),
        found: false,
        open: Vec::new(),
        label: None,
        together: 0..0,
        listed: false,
        current: None,
        named: None,
        pending: None,
        register_from: 0,
        category_from: 0,
        mitigations: Vec::new(),
        headings: Vec::new(),
        stretches: Vec::new(),
    };
    let mut headings = headings.iter();
    for (at, block) in document.blocks.iter().enumerate() {
        let rest = &document.blocks[at + 1..];
        if matches!(block.kind, BlockKind::Heading(_)) {
            headings.next().into_iter().for_each(|named| reader.heading(named, rest));
        } else {
            reader.block(block, rest.first());
        }
    }
    reader.pair();
    reader.leave_to_register();
    reader
}

impl<'d> Reader<'d> {
    /// The region that a block stands in.
    pub(super) fn region(&self) -> Region {
        self.label.clone().unwrap_or_else(|| self.region_of_heading())
    }

    fn region_of_heading(&self) -> Region {
        self.open.last().map_or(Region::Outside, |open| open.region.clone())
    }

    fn heading(&mut self, named: &Named<'d>, rest: &[Block]) {
        let heading = named.heading;
        while self.open.last().is_some_and(|open| open.heading.level >= heading.level) {
            self.open.pop();
        }
        self.label = None;
        self.pending = None;
        self.listed = false;
        self.together = 0..0;
        let parent = self.region();
        let region = self.region_of(named, &parent, rest);
        if parent == Region::Outside && !matches!(region, Region::Outside | Region::Barred) {
            self.headings.push(heading.span.start);
        }
        if region != Region::Mitigations {
            self.pair();
        }
        match &region {
            Region::OneRisk(risk) | Region::Field(risk, _) => self.current = Some(*risk),
            _ => self.current = None,
        }
        if let Region::Register(_, category) = &region {
            self.found = true;
            self.category_from = self.drafts.len();
            if category.is_none() {
                self.register_from = self.drafts.len();
            }
        }
        let is_register = matches!(region, Region::Register(_, None));
        let beside = if is_register { phrase::beside_risks(&named.folded) } else { Vec::new() };
        self.open.push(Open { heading, region, beside });
    }

    fn region_of(&mut self, named: &Named<'_>, parent: &Region, rest: &[Block]) -> Region {
        let (heading, title) = (named.heading, named.text());
        let kind = heading::kind_of(title, &named.folded);
        match (parent, kind) {
            (Region::Barred, _) => Region::Barred,
            (_, Kind::Barred) if heading.level > 1 => Region::Barred,
            (Region::Outside, _) if heading.level == 1 && !self.is_about_risks() => Region::Outside,
            // Among criteria of success stands what became of risks.
            (Region::Outside, Kind::Register(manner)) if manner.promises && self.is_below_criteria() => Region::Outside,
            (Region::Outside, Kind::Assessment) if self.is_below_criteria() => Region::Outside,
            (Region::Outside, Kind::Register(manner)) => Region::Register(manner, None),
            // Outside a register `R1` may number anything; "Risk 1" does not.
            (Region::Outside, Kind::OneRisk(_)) if heading::is_numbered_risk(title) => {
                self.found = true;
                self.one_risk(heading)
            }
            (Region::Outside, Kind::Assessment) => {
                self.found = true;
                Region::Aside
            }
            (Region::Outside, Kind::Mitigations) if !self.drafts.is_empty() => Region::Mitigations,
            (Region::Outside, _) => Region::Outside,
            (Region::OneRisk(risk) | Region::Field(risk, _), Kind::Mitigations) => {
                Region::Field(*risk, Field::Mitigation)
            }
            (Region::OneRisk(risk) | Region::Field(risk, _), Kind::Register(manner)) if manner.countermeasures => {
                Region::Field(*risk, Field::Mitigation)
            }
            (_, Kind::OneRisk(_)) => self.one_risk(heading),
            (Region::OneRisk(risk) | Region::Field(risk, _), _) => {
                scan::field(title).map_or(Region::OneRisk(*risk), |field| Region::Field(*risk, field))
            }
            (Region::Mitigations, Kind::Register(manner)) if !manner.countermeasures => {
                Region::Register(manner, Some(heading::shown(title)))
            }
            (Region::Mitigations, _) => Region::Mitigations,
            (Region::Aside, Kind::Register(manner)) => Region::Register(manner, Some(heading::shown(title))),
            (Region::Aside, _) => Region::Aside,
            (Region::Register(..), Kind::Mitigations) => Region::Mitigations,
            (Region::Register(..), Kind::Aside)
                if phrase::has_words_of_its_own(&named.folded)
                    && Section::of(rest, heading.level).weighs_one_risk() =>
            {
                self.one_risk(heading)
            }
            (Region::Register(..), Kind::Aside) => Region::Aside,
            (Region::Register(..), kind @ (Kind::Register(_) | Kind::Assessment))
                if names_beside_level(named, &kind, rest) =>
            {
                self.one_risk(heading)
            }
            (Region::Register(..), Kind::Assessment) => Region::Aside,
            (Region::Register(outer, _), Kind::Register(inner)) => self.nested(*outer, inner, title),
            (Region::Register(manner, _), _) => {
                if self.is_one_risk(named, rest) {
                    self.one_risk(heading)
                } else {
                    let strict = manner.strict || self.is_beside(&named.folded);
                    Region::Register(Manner { strict, ..*manner }, Some(heading::shown(title)))
                }
            }
        }
    }

    /// Whether the walk is in a part of a plan that may have a field for its risks: neither in the header nor in the
    /// Technical Context.
    pub(super) fn is_in_a_part(&self) -> bool {
        let is_context = |open: &Open<'_>| {
            let title = words::fold(heading::without_number(&open.heading.text.text));
            sections::TECHNICAL_CONTEXT.contains(&title.as_str())
        };
        self.open.iter().any(|open| open.heading.level > 1) && !self.open.iter().any(is_context)
    }

    /// Whether the walk is in a section of criteria of success.
    fn is_below_criteria(&self) -> bool {
        let mut sections = self.open.iter().filter(|open| open.heading.level > 1);
        sections.any(|open| criteria::is_of_success(&open.heading.text.text))
    }

    /// A register inside a register is a category, and "Risk Mitigation" below risks is what is done about them.
    fn nested(&self, outer: Manner, inner: Manner, title: &str) -> Region {
        if inner.countermeasures && self.drafts.len() > self.register_from {
            return Region::Mitigations;
        }
        let manner = Manner { promises: outer.promises || inner.promises, ..inner };
        Region::Register(manner, Some(heading::shown(title)))
    }

    /// Whether a heading inside a register, which is none by its words, names one risk: by what stands below it, by its
    /// number, or by a level in it.
    fn is_one_risk(&self, named: &Named<'_>, rest: &[Block]) -> bool {
        let title = named.text();
        let section = Section::of(rest, named.heading.level);
        let numbered = heading::without_number(title).len() < title.len();
        let is_name = || scan::field(title).is_none() && phrase::may_name_a_risk(&named.folded);
        let is_rated = || is_name() && !self.is_beside(&named.folded) && wording::name(title).evident;
        section.states_one_risk() || numbered && section.describes_one_risk() || section.is_prose() && is_rated()
    }

    /// Whether a folded heading, or a label in its place, names another thing that the register is about.
    pub(super) fn is_beside(&self, folded: &str) -> bool {
        self.open.iter().flat_map(|open| &open.beside).any(|thing| phrase::names(folded, thing))
    }

    /// The same of an item with a label, as `**Dependency**: …`.
    pub(super) fn states_other(&self, text: &Inline) -> bool {
        let has_others = self.open.iter().any(|open| !open.beside.is_empty());
        has_others && text.labelled().is_some_and(|(label, _)| self.is_beside(&words::fold(&label.text)))
    }

    /// Adds the risk that a heading names, with the fields that stand in the heading.
    fn one_risk(&mut self, heading: &Heading) -> Region {
        let scanned = Scanned::of(&heading.text);
        let (title, fields) = scanned.name_and_fields();
        let name = heading::one_risk(title).unwrap_or_else(|| heading::shown(title));
        let mut wording = wording::name(&name);
        if wording.levels.is_empty() {
            wording.levels.extend(wording::sign(title));
        }
        if scan::is_placeholder(&wording.text) || !wording.text.contains(char::is_alphanumeric) {
            return Region::Aside;
        }
        let category = self.open.iter().rev().find_map(|open| match &open.region {
            Region::Register(_, category) => Some(category.clone()),
            _ => None,
        });
        let mut draft = Draft::worded(wording, category.flatten(), self.document.place(heading.span));
        for part in fields {
            match part.field {
                Some(field) => draft.give(field, scanned.value(part)),
                None => draft.go_on(scanned.value(part)),
            }
        }
        self.drafts.push(draft);
        Region::OneRisk(self.drafts.len() - 1)
    }

    /// Whether the whole document is about risks by its file name, so that its title may head a register.
    fn is_about_risks(&self) -> bool {
        let name = self.document.source.path().rsplit('/').next().unwrap_or_default().to_lowercase();
        name.contains("risk")
    }

    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
        // Outside registers a label heads the list or table that follows it, and nothing more.
        let is_headed = matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_));
        if !is_headed && self.label.is_some() && self.region_of_heading() == Region::Outside {
            self.label = None;
        }
        match self.region() {
            Region::Outside => self.outside(block, next),
            Region::Barred | Region::Aside => self.leave_label(block, next),
            Region::Register(manner, category) => self.statement(block, manner, category.as_deref(), next),
            Region::OneRisk(risk) => self.detail(risk, block, true),
            Region::Field(risk, field) => self.field_block(risk, field, block),
            Region::Mitigations => self.mitigation_block(block, next),
        }
    }

    /// A label in place of a heading holds only as long as no other one comes.
    fn leave_label(&mut self, block: &Block, next: Option<&Block>) {
        if let BlockKind::Paragraph(text) = &block.kind
            && self.label.is_some()
            && ends_label(text)
        {
            self.label = None;
            self.block(block, next);
        }
    }

    /// Outside registers a table of risks, or a list under a label such as "Risks", states risks all the same.
    fn outside(&mut self, block: &Block, next: Option<&Block>) {
        match &block.kind {
            BlockKind::Table(table) => {
                if let Some(columns) = table::columns(table, false) {
                    self.found = true;
                    self.stretches.push(block.span);
                    self.drafts.extend(table::rows(self.document, table, &columns, None));
                }
            }
            BlockKind::Paragraph(text) => {
                if matches!(next.map(|block| &block.kind), Some(BlockKind::List(_)))
                    && let Some(Kind::Register(manner)) = label_only(text).map(heading::kind)
                    && !manner.countermeasures
                {
                    self.open_list(manner);
                    self.label = Some(Region::Register(manner, None));
                    self.stretches.extend([Some(block), next].into_iter().flatten().map(|block| block.span));
                } else {
                    self.line_of_paragraph(text, next);
                }
            }
            BlockKind::List(list) => self.labelled_lists(list),
            _ => {}
        }
    }

    /// Leaves out what phases and work packages say of risks in a line where the document has a register: there the same
    /// risks are told of, and those lines only say what they mean for a part.
    fn leave_to_register(&mut self) {
        if self.drafts.iter().any(|draft| !draft.is_of_part) {
            self.drafts.retain(|draft| !draft.is_of_part);
        }
    }

    /// Begins a register that is one list.
    pub(super) fn open_list(&mut self, manner: Manner) {
        self.pair();
        self.found |= !manner.strict;
        self.current = None;
        self.register_from = self.drafts.len();
        self.category_from = self.drafts.len();
    }

    /// Looks for items such as `**Risks**:` with a list below them.
    fn labelled_lists(&mut self, list: &List) {
        for (at, item) in list.items.iter().enumerate() {
            let has_lists = item.lists().next().is_some();
            if !has_lists {
                self.line_of_list(list, at);
            }
            let label = item.text().filter(|_| has_lists).and_then(label_only);
            let kind = label.map(heading::kind);
            for nested in item.lists() {
                match kind {
                    Some(Kind::Register(manner)) if !manner.countermeasures => {
                        self.open_list(manner);
                        self.stretches.push(item.span);
                        self.list(nested, manner, None);
                        self.current = None;
                    }
                    _ => self.labelled_lists(nested),
                }
            }
        }
    }

    fn field_block(&mut self, risk: usize, field: Field, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(text) => self.drafts[risk].give(field, &text.text),
            BlockKind::List(list) => self.give_list(risk, field, list),
            _ => {}
        }
    }

    /// Gives every item of a list to a field.
    pub(super) fn give_list(&mut self, risk: usize, field: Field, list: &List) {
        for item in &list.items {
            if let Some(text) = item.text() {
                self.drafts[risk].give(field, &text.text);
            }
            for nested in item.lists() {
                self.give_list(risk, field, nested);
            }
        }
    }

    fn mitigation_block(&mut self, block: &Block, next: Option<&Block>) {
        match &block.kind {
            BlockKind::List(list) => self.mitigations.extend(list.items.iter().filter_map(Listed::of)),
            BlockKind::Table(table) => {
                if let Some(columns) = table::columns(table, true) {
                    let rows = table::rows(self.document, table, &columns, None);
                    pairing::fill(&mut self.drafts, self.register_from, rows);
                }
            }
            BlockKind::Paragraph(text) if self.label.is_some() && ends_label(text) => {
                self.pair();
                self.label = None;
                self.block(block, next);
            }
            BlockKind::Paragraph(text) if self.label.is_some() && self.mitigations.is_empty() => {
                self.mitigate_all(&text.text);
            }
            _ => {}
        }
    }

    /// Gives a separate list of mitigations to the risks before it.
    pub(super) fn pair(&mut self) {
        let listed = std::mem::take(&mut self.mitigations);
        pairing::pair(&mut self.drafts, self.register_from, self.category_from, listed);
    }
}

/// Whether a heading that holds the noun only for a level, as "High risk: Stale reads", names one risk.
fn names_beside_level(named: &Named<'_>, kind: &Kind, rest: &[Block]) -> bool {
    let wording = wording::name(named.text());
    if wording.levels.is_empty() || heading::kind(&wording.text) != Kind::Other {
        return false;
    }
    let section = Section::of(rest, named.heading.level);
    let is_described = || section.is_prose() && phrase::may_name_a_risk(&named.folded);
    section.weighs_one_risk() || *kind != Kind::Assessment && (section.states_one_risk() || is_described())
}

/// Whether a paragraph ends what a label in place of a heading has opened: it is one itself, or speaks of risks again.
fn ends_label(text: &Inline) -> bool {
    let is_of_risks = |field| matches!(field, Field::Risk | Field::Mitigation | Field::Contingency);
    label_only(text).is_some() || scan::parts(text).first().and_then(|part| part.field).is_some_and(is_of_risks)
}
