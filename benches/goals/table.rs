//! The table: what was measured beside the goals that the project has set itself.

use std::fmt::Write;

use super::Column;
use super::programs::Program::{Floor, Hugo, Mdbook, Plansite, Zola};
use super::rounds::Step::{self, Again, Changed, Cold, Reworded};

/// What a portfolio of one size should not go above. The numbers are the project's own, set when the floor and the peers
/// had been measured and before plansite was fast.
struct Goals {
    plans: usize,
    full: bool,
    cold: f64,
    again: f64,
    changed: f64,
    /// In MB.
    memory: f64,
    /// In milliseconds.
    saved: f64,
    /// In milliseconds, of a hundred saves.
    worst_save: f64,
}

#[rustfmt::skip]
const GOALS: [Goals; 4] = [
    Goals { plans: 100, full: false, cold: 1.8, again: 1.0, changed: 1.0, memory: 40.0, saved: 20.0, worst_save: 100.0 },
    Goals { plans: 1_000, full: false, cold: 1.5, again: 0.5, changed: 0.6, memory: 80.0, saved: 20.0, worst_save: 100.0 },
    Goals { plans: 10_000, full: false, cold: 1.5, again: 0.4, changed: 0.5, memory: 400.0, saved: 40.0, worst_save: 200.0 },
    Goals { plans: 1_000, full: true, cold: 1.5, again: 0.4, changed: 0.5, memory: 200.0, saved: 20.0, worst_save: 100.0 },
];

/// A row: its name and what stands in each column.
type Row = (String, Vec<String>);

/// Draws what was found as a table of Markdown.
pub(crate) fn draw(columns: &[Column]) -> String {
    let row = |name: &str, cell: &dyn Fn(&Column) -> String| (name.to_owned(), columns.iter().map(cell).collect());
    let ratio = |name: &str, step: Step, floor: Step, goal: fn(&Goals) -> f64| -> Row {
        row(name, &|of| judged(of.times.ratio((step, Plansite), (floor, Floor)), 2, goals(of).map(goal), "≤"))
    };
    let mut rows: Vec<Row> = vec![
        row("", &heading),
        ratio("cold build / F", Cold, Cold, |goals| goals.cold),
        ratio("again, nothing changed / F", Again, Again, |goals| goals.again),
        ratio("again, one plan changed / F", Changed, Again, |goals| goals.changed),
        row("again, one gate reworded / F", &|of| {
            judged(of.times.ratio((Reworded, Plansite), (Again, Floor)), 2, None, "≤")
        }),
        row("peak memory of a cold build, MB", &|of| {
            judged(of.memory.map(|kilobytes| kilobytes as f64 / 1024.0), 0, goals(of).map(|goals| goals.memory), "≤")
        }),
        row("save to served, median, ms", &|of| {
            judged(of.saves.as_ref().map(|saves| saves.median), 1, goals(of).map(|goals| goals.saved), "≤")
        }),
        row("save to served, worst, ms", &|of| {
            let goal = goals(of).filter(|_| of.saves.as_ref().is_some_and(|saves| saves.count >= 100));
            judged(of.saves.as_ref().map(|saves| saves.worst), 1, goal.map(|goals| goals.worst_save), "≤")
        }),
    ];
    for peer in [Hugo, Zola, Mdbook] {
        let ahead = |of: &Column| of.times.ratio((Cold, peer), (Cold, Plansite));
        if columns.iter().any(|of| ahead(of).is_some()) {
            rows.push(row(&format!("cold build, {peer} / plansite"), &|of| judged(ahead(of), 2, Some(1.0), ">")));
        }
    }
    for (name, ours, floor) in [
        ("cold build, plansite and F, ms", Cold, Some(Cold)),
        ("nothing changed, plansite and F, ms", Again, Some(Again)),
        ("one plan changed, plansite, ms", Changed, None),
        ("one gate reworded, plansite, ms", Reworded, None),
    ] {
        rows.push(row(name, &|of| {
            let floor = floor.map(|floor| (floor, Floor));
            let times = [Some((ours, Plansite)), floor].into_iter().flatten();
            let medians = times.filter_map(|(step, program)| of.times.milliseconds(step, program));
            medians.map(|time| format!("{time:.0}")).collect::<Vec<_>>().join(", ")
        }));
    }
    rows.push(row("load before the first round", &|of| of.load.clone().unwrap_or_else(|| "not known".to_owned())));
    let mut text = lines(&rows);
    for column in columns {
        for why in &column.times.left_out {
            let _ = writeln!(text, "\nLeft out at {}: {why}", heading(column));
        }
    }
    text
}

fn heading(column: &Column) -> String {
    format!("{}{}", column.portfolio.slugs.len(), if column.portfolio.full { " full" } else { " plans" })
}

fn goals(column: &Column) -> Option<&'static Goals> {
    GOALS.iter().find(|goals| goals.plans == column.portfolio.slugs.len() && goals.full == column.portfolio.full)
}

/// A number beside its goal, and whether it keeps to it.
fn judged(number: Option<f64>, digits: usize, goal: Option<f64>, sign: &str) -> String {
    let Some(number) = number else { return "not measured".to_owned() };
    let Some(goal) = goal else { return format!("{number:.digits$}") };
    let met = if sign == ">" { number > goal } else { number <= goal };
    format!("{number:.digits$} {} {sign} {goal}", if met { "✓" } else { "✗" })
}

/// The rows as lines, with columns that stand below each other.
fn lines(rows: &[Row]) -> String {
    let length = |text: &str| text.chars().count();
    let first = rows.iter().map(|(name, _)| length(name)).max().unwrap_or_default();
    let cells = rows.iter().flat_map(|(_, cells)| cells);
    let width = cells.map(|cell| length(cell)).max().unwrap_or_default().max(3);
    let mut text = String::new();
    for (at, (name, cells)) in rows.iter().enumerate() {
        let _ = write!(text, "| {name:first$} |");
        for cell in cells {
            let _ = write!(text, " {cell:>width$} |");
        }
        text.push('\n');
        if at == 0 {
            let _ = writeln!(text, "|-{:-<first$}-|{}", "", format!("{:-<width$}-:|", "-").repeat(cells.len()));
        }
    }
    text
}
