//! Rounds in which every program runs once in turn, so that a slow moment of the machine meets all of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::Outcome;
use super::programs::{Ground, Program, page};

/// GNU time, which says how much memory a program took.
const TIME: &str = "/usr/bin/time";

/// How the line of a gate begins.
const GATE: [&str; 2] = ["\n- [ ] ", "\n- [x] "];

/// What is asked of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Build into a folder that is not there yet, knowing nothing.
    Cold,
    /// Build once more.
    Again,
    /// Build once more after a line was added to one plan.
    Changed,
    /// Build once more after one gate was reworded, which lists and exports show too.
    Reworded,
}

/// How long every step took with every program, round by round.
#[derive(Debug, Default)]
pub(crate) struct Times {
    times: BTreeMap<(Step, Program), Vec<Duration>>,
    /// Builders without a result, and why.
    pub(crate) left_out: Vec<String>,
}

impl Times {
    /// The median of a step with a program, in milliseconds.
    pub(crate) fn milliseconds(&self, step: Step, program: Program) -> Option<f64> {
        median(self.times.get(&(step, program))?.iter().map(|time| time.as_secs_f64() * 1000.0))
    }

    /// The median of what one program took for a step, as a multiple of what another one took in the same round.
    pub(crate) fn ratio(&self, of: (Step, Program), to: (Step, Program)) -> Option<f64> {
        let (of, to) = (self.times.get(&of)?, self.times.get(&to)?);
        median(of.iter().zip(to).map(|(of, to)| of.as_secs_f64() / to.as_secs_f64()))
    }

    fn take(&mut self, step: Step, program: Program, time: Duration) {
        self.times.entry((step, program)).or_default().push(time);
    }

    fn leave_out(&mut self, program: Program, why: String) {
        self.times.retain(|(_, of), _| *of != program);
        self.left_out.push(why);
    }
}

/// The number in the middle.
pub(crate) fn median(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    let (below, above) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some(f64::midpoint(*below, *above))
}

/// Measures as many rounds as asked for, after one that only warms the machine.
pub(crate) fn run(ground: &Ground, rounds: u16, peers: &[Program]) -> Outcome<Times> {
    let mut times = Times::default();
    let mut peers = peers.to_vec();
    for round in 0..=rounds {
        eprintln!("  round {round} of {rounds}{}", if round == 0 { ", which is not counted" } else { "" });
        let name = round.to_string();
        fs::create_dir_all(ground.folder.join("out").join(&name))?;
        let mut measured = |step, program| -> Outcome<()> {
            let time = ground.run(program, &name)?;
            if round > 0 {
                times.take(step, program, time);
            }
            Ok(())
        };
        let mut failed = Vec::new();
        for program in in_turn(&[&[Program::Plansite, Program::Floor], peers.as_slice()].concat(), round) {
            if let Err(error) = measured(Step::Cold, program) {
                if !peers.contains(&program) {
                    return Err(error);
                }
                failed.push((program, error.to_string()));
            }
        }
        for program in in_turn(&[Program::Plansite, Program::Floor], round) {
            measured(Step::Again, program)?;
        }
        // F would do the same work again, but slower by what the disk has not written yet of the work before.
        for (step, edit) in
            [(Step::Changed, Edit::add_line(ground, round)?), (Step::Reworded, Edit::reword_gate(ground, round)?)]
        {
            edit.make()?;
            measured(step, Program::Plansite)?;
            edit.seen(ground, &name)?;
            edit.undo()?;
        }
        for (program, why) in failed {
            peers.retain(|peer| *peer != program);
            times.leave_out(program, why);
        }
    }
    Ok(times)
}

/// The programs, beginning with another one each round: what runs first finds another disk than what runs last.
fn in_turn(programs: &[Program], round: u16) -> Vec<Program> {
    let mut turn = programs.to_vec();
    turn.rotate_left(usize::from(round) % programs.len());
    turn
}

/// An edit of a plan.
struct Edit<'a> {
    slug: &'a str,
    path: PathBuf,
    before: String,
    after: String,
    /// What the page of the plan shows then.
    words: String,
}

impl<'a> Edit<'a> {
    fn of(ground: &'a Ground, words: String, after: impl FnOnce(&str, &str) -> Option<String>) -> Outcome<Self> {
        let slug = ground.portfolio.slugs.get(ground.portfolio.slugs.len() / 2).ok_or("a portfolio without plans")?;
        let path = ground.portfolio.plan(slug);
        let before = fs::read_to_string(&path)?;
        let after = after(&before, &words).ok_or("a plan without what is to be edited")?;
        Ok(Self { slug, path, before, after, words })
    }

    /// One line more, behind all others.
    fn add_line(ground: &'a Ground, round: u16) -> Outcome<Self> {
        Self::of(ground, format!("Edited in round {round}."), |before, words| Some(format!("{before}\n{words}\n")))
    }

    /// Other words of a gate.
    fn reword_gate(ground: &'a Ground, round: u16) -> Outcome<Self> {
        Self::of(ground, format!("Reworded in round {round}"), |before, words| {
            let mut gates = GATE.iter().filter_map(|gate| Some((before.split_once(gate)?, gate)));
            let ((above, line), gate) = gates.next()?;
            Some(format!("{above}{gate}{words}{}", &line[line.find('\n')?..]))
        })
    }

    fn make(&self) -> Outcome<()> {
        Ok(fs::write(&self.path, &self.after)?)
    }

    /// Fails if plansite has not shown the edit: it would be fast for nothing.
    fn seen(&self, ground: &Ground, round: &str) -> Outcome<()> {
        let page = ground.out(Program::Plansite, round).join(page(self.slug));
        let shown = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
        if shown.contains(&self.words) {
            return Ok(());
        }
        Err(format!("plansite does not show an edit of {}", self.slug).into())
    }

    fn undo(&self) -> Outcome<()> {
        Ok(fs::write(&self.path, &self.before)?)
    }
}

/// The most memory that plansite held during a cold build, in kilobytes, if GNU time is there to tell.
pub(crate) fn memory(ground: &Ground) -> Outcome<Option<u64>> {
    if !Path::new(TIME).is_file() {
        return Ok(None);
    }
    let round = "memory";
    let report = ground.folder.join("kilobytes");
    fs::create_dir_all(ground.folder.join("out").join(round))?;
    let build = ground.command(Program::Plansite, round);
    let mut command = Command::new(TIME);
    command.args(["-f", "%M", "-o"]).arg(&report).arg(build.get_program()).args(build.get_args());
    command.envs(build.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.stdin(Stdio::null()).output()?;
    // Other systems have a program of this name that does not know the flags, and writes no report.
    let Ok(report) = fs::read_to_string(report) else { return Ok(None) };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("plansite failed, {}: {}", output.status, said.trim()).into());
    }
    Ok(report.trim().parse().ok())
}
