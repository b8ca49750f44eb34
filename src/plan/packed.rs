//! Plans as bytes, without the texts of their documents: what was read of a text need not be read again as long as it is
//! the same.

use jiff::civil::Date;

use super::complexity::Violation;
use super::constitution::PrincipleCheck;
use super::feature::{DocumentKind, FeatureFolder};
use super::gate::{Gate, GateState, GateVerdict, Verdict};
use super::header::{Fact, WrittenDate};
use super::mask::{LoneTag, Masked};
use super::phase::Phase;
use super::progress::{MarkForm, PhaseMark, PhaseState};
use super::reference::{Mention, Reference, ReferenceKind, ReferenceTarget};
use super::risk::{Level, Risk, RiskRow};
use super::status::{Stage, Status, StatusSource};
use super::task::Progress;
use super::{Content, ContentsEntry, Plan, PlanDocument, PlanSections, Statement};
use crate::packed::{Packed, Packer, Unpacker, packed};

packed! {
    struct Plan {
        id, number, folder, path, title, title_is_placeholder, unreadable, template_only, status, spec_status,
        has_state_file, tasks_status, created, branch, author, feature, facts, constitution, gates, blank_gates,
        gate_verdicts, risks, success_criteria, phases, phase_marks, complexity, tasks, clarifications, placeholders,
        references, outline, sections, documents,
    }
    struct PlanSections { risks, gates, constitution, checks }
    struct ContentsEntry { level, text, id, line }
    struct Statement { text, place }
    struct Status { text, stage, source, place }
    struct Fact { name, value, place }
    struct WrittenDate { text, date, place }
    struct PrincipleCheck { principle, verdict, text, is_answered, place }
    struct Gate { section, text, state, place }
    struct GateVerdict { label, text, verdict, place }
    struct Risk {
        text, category, likelihood, impact, mitigation, owner, contingency, mitigation_cell, row, place,
    }
    struct RiskRow { cells, columns }
    struct Level { text, level, cell }
    struct Phase { title, place }
    struct PhaseMark { phase, said, state, form, section, place }
    struct Violation { violation, why, place }
    struct Progress { done, total }
    struct Reference { kind, text, target, is_doubtful, plan, place }
    struct FeatureFolder { folder, plan, documents, contracts, refused }
    struct Masked { sections, tags, risks, texts, lone, headings, comments }
    struct LoneTag { tag, opens, path, line }
}

packed! {
    enum DocumentKind { Plan, Spec, Tasks, Research, DataModel, Quickstart, Contract, Checklist, Other }
    enum GateState { Done, Open, Waived }
    enum Verdict { Fail, Partial, Pending, Waived, Pass, Unstated }
    enum PhaseState { Done, Open }
    enum MarkForm { Item, Heading, Line, Row }
    enum ReferenceKind { DependsOn, Supersedes, Mentions }
    enum Stage { Blocked, Unstated, Draft, Review, Approved, Active, Done, Deferred, Superseded, Other }
    enum StatusSource { Plan, Spec }
}

packed! { variants ReferenceTarget { 0: Folder { 0: folder }, 1: Number { 0: number }, 2: Path { 0: path } } }

/// Year, month and day.
impl Packed for Date {
    fn pack(&self, to: &mut Packer) {
        for part in [i64::from(self.year()), self.month().into(), self.day().into()] {
            to.number(part.cast_unsigned());
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut part = || Some(from.number()?.cast_signed());
        let (year, month, day) = (part()?, part()?, part()?);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
    }
}

impl Packed for Mention {
    fn pack(&self, to: &mut Packer) {
        let Self { target, text, at, line } = self;
        target.pack(to);
        text.pack(to);
        to.offset(*at);
        line.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            target: Packed::unpack(from)?,
            text: Packed::unpack(from)?,
            at: from.size()?,
            line: Packed::unpack(from)?,
        })
    }
}

/// All but its text, which [`PlanDocument::restore`] gives back, and what stands for that.
impl Packed for PlanDocument {
    fn pack(&self, to: &mut Packer) {
        let Self {
            kind,
            title,
            path,
            unreadable,
            template_only,
            content,
            links,
            mentions,
            anchors,
            remarks,
            contents,
            tasks,
            has_diagram,
            is_right_to_left,
            fingerprint: _,
            source: _,
        } = self;
        kind.pack(to);
        title.pack(to);
        path.pack(to);
        unreadable.pack(to);
        template_only.pack(to);
        matches!(content, Content::Body(_)).pack(to);
        links.pack(to);
        mentions.pack(to);
        remarks.pack(to);
        contents.pack(to);
        tasks.pack(to);
        has_diagram.pack(to);
        is_right_to_left.pack(to);
        // Of lines behind the last one that is named, nobody asks where their anchor is.
        match to.last_named(path) {
            None => anchors.pack(to),
            Some(last) => {
                let lines =
                    contents.iter().map(|heading| heading.line).chain(mentions.iter().map(|mention| mention.line));
                anchors.to_line(lines.fold(last, u32::max)).pack(to);
            }
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            kind: Packed::unpack(from)?,
            title: Packed::unpack(from)?,
            path: Packed::unpack(from)?,
            unreadable: Packed::unpack(from)?,
            template_only: Packed::unpack(from)?,
            content: if bool::unpack(from)? { Content::Body(None) } else { Content::Text(String::new()) },
            links: Packed::unpack(from)?,
            mentions: Packed::unpack(from)?,
            remarks: Packed::unpack(from)?,
            contents: Packed::unpack(from)?,
            tasks: Packed::unpack(from)?,
            has_diagram: Packed::unpack(from)?,
            is_right_to_left: Packed::unpack(from)?,
            anchors: Packed::unpack(from)?,
            fingerprint: 0,
            source: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use crate::packed::{Packed, Packer, Unpacker};

    #[test]
    fn days_are_what_they_were() {
        for day in [Date::MIN, jiff::civil::date(-44, 3, 15), jiff::civil::date(2026, 2, 28), Date::MAX] {
            let mut packer = Packer::default();
            day.pack(&mut packer);
            assert_eq!(Date::unpack(&mut Unpacker::new(&packer.bytes())), Some(day));
        }
        assert_eq!(Date::unpack(&mut Unpacker::new(&[1, 13, 1])), None);
    }
}
