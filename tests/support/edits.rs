//! Random edits of a portfolio: saves, renames, removals, moves, new folders, links to what comes and goes.

use std::fs;

use crate::support::Sandbox;

/// Somebody who edits, always in the same way for the same seed.
pub(crate) struct Editor<'a> {
    sandbox: &'a Sandbox,
    state: u64,
    /// Grows, so that no two texts are alike.
    texts: usize,
    last: Vec<String>,
}

impl<'a> Editor<'a> {
    /// Makes a portfolio of a few plans.
    pub(crate) fn new(sandbox: &'a Sandbox, seed: u64) -> Self {
        let mut editor = Self { sandbox, state: seed, texts: 0, last: Vec::new() };
        for at in 1..=6 {
            editor.write_plan(&format!("specs/{at:03}-plan"));
        }
        sandbox.write("README.md", "# Harbour\n");
        editor
    }

    /// Edits something; says what.
    pub(crate) fn edit(&mut self) -> String {
        let what = self.change();
        self.last.push(what.clone());
        what
    }

    /// The last edits.
    pub(crate) fn last(&self) -> String {
        self.last[self.last.len().saturating_sub(8)..].join("; ")
    }

    fn change(&mut self) -> String {
        let folders = self.folders();
        if folders.len() < 3 {
            return self.add();
        }
        let folder = folders[self.below(folders.len())].clone();
        let plan = format!("{folder}/plan.md");
        match self.below(19) {
            0..=3 => {
                self.write_plan(&folder);
                format!("save {plan}")
            }
            4 => {
                let text = self.text();
                self.sandbox.write(&format!("{folder}/.plan.md.tmp"), text);
                fs::rename(self.sandbox.path(&format!("{folder}/.plan.md.tmp")), self.sandbox.path(&plan)).unwrap();
                format!("save {plan} by a new file")
            }
            5 | 6 => {
                let name = ["spec.md", "tasks.md", "research.md", "notes/a.md", "notes/deep/b.md"][self.below(5)];
                let text = self.text();
                self.sandbox.write(&format!("{folder}/{name}"), text);
                format!("save {folder}/{name}")
            }
            7 => {
                let name = ["spec.md", "tasks.md", "research.md", "notes/a.md"][self.below(4)];
                let _ = fs::remove_file(self.sandbox.path(&format!("{folder}/{name}")));
                format!("remove {folder}/{name}")
            }
            8 => {
                fs::remove_dir_all(self.sandbox.path(&folder)).unwrap();
                format!("remove {folder}")
            }
            9 | 10 => self.add(),
            11 => {
                let to = format!("specs/{:03}-moved", self.below(20));
                if self.sandbox.path(&to).exists() {
                    return self.add();
                }
                fs::rename(self.sandbox.path(&folder), self.sandbox.path(&to)).unwrap();
                format!("move {folder} to {to}")
            }
            12 | 13 => {
                // What links lead to, outside of the folders of features.
                let target = ["guides/a.md", "guides/deep/b.md", "charts/c.md"][self.below(3)];
                let path = self.sandbox.path(target);
                if path.exists() {
                    fs::remove_file(path).unwrap();
                } else {
                    self.sandbox.write(target, "# Target\n");
                }
                format!("make or remove {target}")
            }
            14 => {
                let bytes = fs::read(self.sandbox.path(&plan)).unwrap();
                self.sandbox.write(&plan, bytes);
                format!("save {plan} as it was")
            }
            15..=17 => {
                // Prose: a word before everything that is stated, or a paragraph behind it.
                let text = fs::read(self.sandbox.path(&plan)).unwrap();
                let text = String::from_utf8_lossy(&text).into_owned();
                let text = match self.below(2) {
                    0 => text.replacen("prose", "more prose", 1),
                    _ => format!("{text}\nOne more sentence.\n"),
                };
                self.sandbox.write(&plan, text);
                format!("reword {plan}")
            }
            _ => {
                self.sandbox.write(&plan, [&b"\0"[..], &b"# Plan: caf\xe9\n"[..], &b""[..]][self.below(3)]);
                format!("save {plan} as what is hardly text")
            }
        }
    }

    fn add(&mut self) -> String {
        let number = self.below(30);
        let group = ["", "north/", "north/east/"][self.below(3)];
        let folder = format!("specs/{group}{number:03}-new");
        self.write_plan(&folder);
        format!("add {folder}")
    }

    fn write_plan(&mut self, folder: &str) {
        let text = self.text();
        self.sandbox.write(&format!("{folder}/plan.md"), text);
    }

    fn text(&mut self) -> String {
        self.texts += 1;
        let status = ["Draft", "Approved", "Parked", "Blocked", "Done"][self.below(5)];
        let (a, b, other) = (self.below(2), self.below(2), self.below(20));
        let tick = |done| if done == 0 { ' ' } else { 'x' };
        let level = ["Low", "Medium", "High"][self.below(3)];
        let target = ["guides/a.md", "guides/deep/b.md", "charts/c.md", "README.md"][self.below(4)];
        let texts = self.texts;
        format!(
            "# Plan: Text {texts}\n\nSome prose.\n\n**Status**: {status}\n**Depends On**: {other:03}\n\n\
             See [there](../../{target}) and [that](../{other:03}-plan/plan.md) and [it](../{other:03}-new/plan.md#gates).\n\n\
             ## Gates\n\n- [{}] Crew found\n- [{}] Timetable agreed\n\n\
             ## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Fog | {level} | High | |\n\n\
             ## Tasks\n\n- [{}] T001 Sail\n",
            tick(a),
            tick(b),
            tick(a),
        )
    }

    fn folders(&self) -> Vec<String> {
        let files = self.sandbox.files("specs");
        files.keys().filter_map(|path| Some(format!("specs/{}", path.strip_suffix("/plan.md")?))).collect()
    }

    fn below(&mut self, limit: usize) -> usize {
        // A generator of Marsaglia's.
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % limit as u64).expect("a small number")
    }
}
