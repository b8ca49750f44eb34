//! A row of a risk table has more or fewer cells than its table has columns.
//!
//! What it checks: each row of a table of risks has a cell for each column of the head.
//!
//! Why it matters: Markdown drops the cells that are over and fills up those that are missing, without a word. A
//! mitigation that stands behind one bar too many is on no page and in no register.
//!
//! Example: `| Cache grows | High | High | Trim it | weekly |` in a table of four columns; or a bar inside a cell, as in
//! `` `a|b` ``.
//!
//! Fix: take out the bar that is over or add the one that is missing; a bar that belongs to the text is written `\|`.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Risk;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.plan().risks.iter().filter_map(report).collect()
}

fn report(risk: &Risk) -> Option<Diagnostic> {
    let row = risk.row.filter(|row| row.cells != row.columns)?;
    let cells = counted(row.cells, "cell");
    let columns = counted(row.columns, "column");
    let message = format!("the row of the risk {} has {cells}, and its table has {columns}", quoted(&risk.text));
    let help = if row.cells > row.columns {
        "take out the bar that is over; one that belongs to the text is written `\\|`"
    } else {
        "add the cells that are missing, empty ones too"
    };
    Some(Diagnostic::new(Code::RiskTableMalformed, &risk.place, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Plan;
    use crate::plan::risk::RiskRow;
    use crate::portfolio::sample;

    fn with(cells: usize, columns: usize) -> impl FnOnce(&mut Plan) {
        move |plan| {
            sample::risk(plan, 1, 1, None);
            plan.risks[0].row = Some(RiskRow { cells, columns });
        }
    }

    #[test]
    fn cells_are_counted_against_columns() {
        let code = Code::RiskTableMalformed;
        check(code, with(4, 4), &[]);
        check(code, |plan| sample::risk(plan, 1, 1, None), &[]);
        let message = |cells| {
            format!(
                "specs/001-a/plan.md:50: the row of the risk `risk 1 by 1` has {cells}, and its table has 4 columns"
            )
        };
        check(code, with(5, 4), &[message("5 cells").as_str()]);
        check(code, with(1, 4), &[message("1 cell").as_str()]);
    }
}
