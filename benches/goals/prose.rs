//! Sentences, lists and tables about a harbour, with the markup that people use.

use std::fmt::Write;

use super::seeded::Seeded;

const WHO: [&str; 16] = [
    "The berth calendar",
    "Each tide gauge",
    "The tablet of a pilot",
    "A ferry that is about to leave",
    "The night crew",
    "The export for customs",
    "Every reading",
    "The planner of the quay",
    "A vessel that is late",
    "The harbour office",
    "The service for charts",
    "A reader without an account",
    "The weekly report",
    "Whoever is on call",
    "The old system",
    "A second window of the same page",
];
const DOES: [&str; 18] = [
    "keeps the last good version until the new one is on disk",
    "sends a reading at most once in ten seconds",
    "asks for `confirm=true` before it deletes anything",
    "is told **within a minute** when a berth changes",
    "falls back to the paper table, see [the drill](https://harbour.example/drills/7)",
    "writes what it did to the log, with the reason",
    "never waits for the network",
    "shows local time and *names the zone*",
    "compares `depth_cm` with the survey of the year",
    "can be undone for a day",
    "reads the same at a width of 360 pixels",
    "merges edits field by field instead of ~~file by file~~",
    "answers with `409` if somebody else was faster",
    "needs less than 200 ms for a list of 5,000 movements",
    "is explained at https://harbour.example/handbook",
    "keeps names of persons out of the log",
    "counts in centimetres & rounds only when it is shown",
    "starts again where it was interrupted",
];
const WHEN: [&str; 14] = [
    "while the gauge is silent",
    "even when two crews edit the same day",
    "as agreed with the pilots",
    "unless the port is closed",
    "so that nobody has to call the office",
    "because the radio link drops twice a day",
    "and a test holds it to that",
    "until the old system is switched off",
    "for up to 10,000 movements a year",
    "which the survey of 2024 asked for",
    "in all four languages of the port",
    "before the first boat of the day",
    "if the water is lower than `-1.5 m`",
    "as the “Règlement du port” (§ 12) demands",
];
/// Things of a data model.
pub(crate) const ENTITIES: [&str; 10] =
    ["Berth", "Vessel", "Reading", "Movement", "Pilot", "Survey", "Notice", "Fee", "Crane", "Pass"];
const FIELDS: [&str; 12] = [
    "id",
    "name",
    "berth_id",
    "depth_cm",
    "arrives_at",
    "leaves_at",
    "state",
    "fee_cents",
    "zone",
    "source",
    "version",
    "remark",
];
const TYPES: [&str; 6] = ["uuid", "text", "timestamptz", "integer", "boolean", "numeric(8,2)"];
/// People and crews.
pub(crate) const PEOPLE: [&str; 10] = [
    "Mira Holt",
    "Jon Vik",
    "Ada Bech",
    "Nadia Özkan",
    "Piotr Żak",
    "Sofía León",
    "Tomás Ó Briain",
    "Quay crew",
    "@charts",
    "Yuki Mori",
];

/// What somebody does, without a full stop.
pub(crate) fn clause(random: &mut Seeded) -> String {
    format!("{} {}", random.pick(&WHO), random.pick(&DOES))
}

/// A sentence of about a hundred characters.
pub(crate) fn sentence(random: &mut Seeded) -> String {
    format!("{} {}.", clause(random), random.pick(&WHEN))
}

/// As many sentences, in one paragraph.
pub(crate) fn paragraph(random: &mut Seeded, sentences: usize) -> String {
    let all: Vec<String> = (0..sentences).map(|_| sentence(random)).collect();
    all.join(" ")
}

/// A list of as many sentences.
pub(crate) fn list(random: &mut Seeded, length: usize) -> String {
    (0..length).map(|_| format!("- {}\n", sentence(random))).collect()
}

/// A numbered list of as many sentences.
pub(crate) fn steps(random: &mut Seeded, length: usize) -> String {
    (1..=length).map(|at| format!("{at}. {}\n", sentence(random))).collect()
}

/// A table of the fields of a thing.
pub(crate) fn fields(random: &mut Seeded, rows: usize) -> String {
    let mut table = "| Field | Type | Required | Meaning |\n|---|:---:|:---:|---|\n".to_owned();
    for _ in 0..rows {
        let required = if random.in_hundred(60) { "yes" } else { "no" };
        let (field, kind) = (random.pick(&FIELDS), random.pick(&TYPES));
        let _ = writeln!(table, "| `{field}` | {kind} | {required} | {} |", random.pick(&DOES));
    }
    table
}

/// A fence with code in it.
pub(crate) fn code(random: &mut Seeded) -> String {
    let thing = random.pick(&ENTITIES);
    let (name, field, number) = (thing.to_lowercase(), random.pick(&FIELDS), random.below(1000));
    match random.below(4) {
        0 => format!(
            "```json\n{{\n  \"kind\": \"{name}\",\n  \"version\": {number},\n  \"{field}\": null,\n  \"tags\": [\"harbour\", \
             \"quay-{number}\"],\n  \"remark\": \"depth < 3 && wind > 7\"\n}}\n```\n"
        ),
        1 => format!(
            "```sql\nCREATE TABLE {name} (\n  id uuid PRIMARY KEY,\n  {field} text NOT NULL,\n  seen timestamptz DEFAULT \
             now()\n);\n-- at most {number} rows a day\nCREATE INDEX {name}_by_{field} ON {name} ({field});\n```\n"
        ),
        2 => format!(
            "```rust\n/// The newest {name} that is known.\nfn newest(all: &[{thing}]) -> Option<&{thing}> {{\n    \
             all.iter().filter(|one| one.version >= {number}).max_by_key(|one| one.version)\n}}\n```\n"
        ),
        _ => format!(
            "```sh\n# {number} of them, from the test data\nharbour import --kind {name} data/{name}.csv\nharbour check \
             --field {field} && harbour report > report.txt\n```\n"
        ),
    }
}
