//! Justified violations: which tables and rows state them.

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::complexity;

fn check(text: &str, expected: &[&str]) {
    let plan = document::parse(Source::new("specs/001-a/plan.md", text.to_owned())).0;
    let found = complexity::read(&plan).into_iter().map(|violation| {
        let why = violation.why.unwrap_or_else(|| "nothing".to_owned());
        format!("{} {}: {why}", violation.place.line, violation.violation)
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "in\n{text}");
}

#[test]
fn rows_of_the_section() {
    check(
        "## Complexity Tracking\n\n> **Fill ONLY if needed**\n\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| Two `stores` | speed | one is slow |\n| Third project | | none |\n",
        &["7 Two stores: speed", "8 Third project: nothing"],
    );
}

#[test]
fn samples_and_empty_answers_are_left_out() {
    check(
        "## Complexity Tracking\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| [e.g., 4th project] | [current need] | [why 3 are too few] |\n| N/A | N/A | N/A |\n| None | — | — |\n| *None* | | |\n| — | | |\n| (none) | | |\n",
        &[],
    );
    check("## Complexity Tracking\n\nNo violations.\n", &[]);
    check("<!--\n| Violation | Why Needed |\n|---|---|\n| Hidden | x |\n-->\n", &[]);
}

#[test]
fn known_by_its_columns_elsewhere() {
    check(
        "## Constitution Check\n\n| Decision | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| Own parser | size | too large |\n",
        &["5 Own parser: size"],
    );
    check("## Files\n| File | Change | Risk |\n|---|---|---|\n| a.rs | new | low |\n", &[]);
    check("## Choices\n| Option | Reason |\n|---|---|\n| SQLite | small |\n", &[]);
}

#[test]
fn other_languages() {
    check(
        "## 复杂度跟踪\n| 违反 | 为什么需要 | 拒绝更简单替代方案的原因 |\n|---|---|---|\n| 双存储 | 速度 | 太慢 |\n",
        &["4 双存储: 速度"],
    );
    check(
        "## 複雑さトラッキング\n| 違反 | 必要な理由 | より単純な代替案が却下された理由 |\n|---|---|---|\n| 二重 | 速度 | 遅い |\n",
        &["4 二重: 速度"],
    );
    check(
        "## 복잡성 추적 (위반 사항)\n| 위반 | 필요한 이유 | 더 간단한 대안이 거부된 이유 |\n|---|---|---|\n| 둘 | 속도 | 느림 |\n",
        &["4 둘: 속도"],
    );
    check(
        "## Suivi de Complexité\n| Violation | Pourquoi nécessaire | Alternative plus simple rejetée |\n|---|---|---|\n| Deux | vite | lent |\n",
        &["4 Deux: vite"],
    );
    check(
        "## Отслеживание сложности\n| Нарушение | Почему нужно | Почему отклонена более простая альтернатива |\n|---|---|---|\n| Два | быстро | медленно |\n",
        &["4 Два: быстро"],
    );
    check(
        "## Відстеження складності\n| Порушення | Навіщо потрібно | Простішу альтернативу відхилено, бо |\n|---|---|---|\n| Два | швидко | повільно |\n",
        &["4 Два: швидко"],
    );
    check(
        "## تتبع التعقيد\n| المخالفة | سبب الحاجة | سبب رفض البديل الأبسط |\n|---|---|---|\n| خدمتان | السرعة | بطيء |\n",
        &["4 خدمتان: السرعة"],
    );
}

#[test]
fn the_section_is_known_by_its_two_nouns() {
    for (heading, header) in [
        ("複雑性の正当化", "違反 | 必要な理由 | 却下した代替案"),
        ("复杂度说明", "违反项 | 必要性 | 被否决的替代方案"),
        ("Tracciamento della complessità", "Violazione | Perché serve | Alternativa scartata"),
        ("Registro de complejidad", "Violación | Motivo | Alternativa"),
    ] {
        let text = format!("## {heading}\n\n| {header} |\n|---|---|---|\n| queue | load | no |\n");
        check(&text, &["5 queue: load"]);
    }
}

#[test]
fn decisions_of_the_design_violate_nothing() {
    check(
        "## Phase 0: Research\n\n| Decision | Rationale | Alternatives Considered |\n|---|---|---|\n| Fixed arrays | no heap | a vector |\n",
        &[],
    );
    check(
        "## Key Choices\n\n| Choice | Reason | Alternative Rejected |\n|---|---|---|\n| SQLite | small | a server |\n",
        &[],
    );
}

#[test]
fn what_is_needed_is_no_decision_of_the_design() {
    check(
        "## Constitution Check\n\n| Exception | Why Needed | Alternative Rejected Because |\n|---|---|---|\n| Two stores | speed | slow |\n",
        &["5 Two stores: speed"],
    );
    check(
        "## Dependencies\n\n| Dependency | Why needed | Alternatives rejected |\n|---|---|---|\n| glass | light | tin |\n",
        &[],
    );
    check(
        "## Complexity Tracking\n\nNo violations. Choices for reference:\n\n| Choice | Reason |\n|---|---|\n| Two stores | speed |\n",
        &[],
    );
    check(
        "## Complexity Tracking\n\nNo violations, but some complexity is accepted:\n\n| Complexity | Justification |\n|---|---|\n| Two stores | speed |\n",
        &["7 Two stores: speed"],
    );
}

#[test]
fn a_section_that_denies_violations_has_none_but_those_it_calls_so() {
    check(
        "## Complexity Tracking\n\nNo constitution violations. All decisions follow known patterns.\n\n| Decision | Justification |\n|---|---|\n| Binary state | small |\n",
        &[],
    );
    check(
        "## Complexity Tracking\n\nThe table lists what goes beyond the limits.\n\n| Decision | Justification |\n|---|---|\n| Binary state | small |\n",
        &["7 Binary state: small"],
    );
    check(
        "## Complexity Tracking\n\nNo violations of the first three principles.\n\n| Violation | Why Needed |\n|---|---|\n| A fourth project | the pilots asked |\n",
        &["7 A fourth project: the pilots asked"],
    );
}
