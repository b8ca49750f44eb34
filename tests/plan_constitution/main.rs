//! The constitution check in the forms in which people write it, and in the words of their languages.

mod labels;
mod sentences;
mod several;
mod stages;
mod words;

use plansite::diagnostic::Source;
use plansite::document::{self, Document};
use plansite::plan::constitution;

fn plan(text: &str) -> Document {
    document::parse(Source::new("specs/001-a/plan.md", text.to_owned())).0
}

/// The principles as `line principle = verdict: text`.
fn check(text: &str, expected: &[&str]) {
    let found = constitution::read(&plan(text)).into_iter().map(|check| {
        let text = check.text.unwrap_or_else(|| "nothing".to_owned());
        format!("{} {} = {}: {text}", check.place.line, check.principle, check.verdict.name())
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "in\n{text}");
}

#[test]
fn headings_without_a_verdict() {
    check(
        "## Constitution Check\n\n*Weigh each decision*\n\n### Clarity\n- Code will be plain\n\n### Minimal Persistence Risk\n- Icons show states (e.g., ✅ done)\n",
        &["5 Clarity = unstated: nothing", "8 Minimal Persistence Risk = unstated: nothing"],
    );
}

#[test]
fn headings_with_a_verdict_in_or_below_them() {
    check(
        "## Constitution Check\n### ✅ I. Layers\n- kept\n### Fairness ✅ PASS\n### Learning First ❌\n### Privacy: N/A\n### Speed (PASS)\n",
        &[
            "2 I. Layers = pass: ✅",
            "4 Fairness = pass: ✅ PASS",
            "5 Learning First = fail: ❌",
            "6 Privacy = waived: N/A",
            "7 Speed = pass: PASS",
        ],
    );
    check(
        "## Constitution Check\n### Principle I: Layers\n**Status**: PASS (N/A)\n**Rationale**: nothing changes\n### II. Tests\n✅ **PASSED**: tests come first\n### III. Docs\n**Alignment**: ⚠️ **PARTIAL**\n\nAll that was planned must pass.\n",
        &[
            "2 Principle I: Layers = waived: PASS (N/A)",
            "5 II. Tests = pass: ✅ PASSED",
            "7 III. Docs = partial: ⚠️ PARTIAL",
        ],
    );
}

#[test]
fn the_result_of_the_whole_check_is_not_that_of_its_last_principle() {
    check(
        "## Constitution Check\n### I. Layers ❌\n### II. Docs\n- in two languages\n\n**Result**: all principles satisfied\n",
        &["2 I. Layers = fail: ❌", "3 II. Docs = unstated: nothing"],
    );
}

#[test]
fn tables_by_the_names_of_their_columns() {
    check(
        "## Constitution Check\n| Principle | Applies? | Status | Notes |\n|---|---|---|---|\n| I. API First | ✅ | PASS | new |\n| II. Words | ⚠️ | DEFERRED | later |\n| III. Money | N/A | — | none |\n",
        &["4 I. API First = pass: PASS", "5 II. Words = partial: DEFERRED", "6 III. Money = unstated: —"],
    );
    check(
        "## Charter Check\n| # | Charter rule | Application | Verdict |\n|---|---|---|---|\n| 1 | **One source** | we pass it on | ✅ Pass |\n| 2 | [rule] | [how] | [verdict] |\n| 3 | N/A | N/A | N/A |\n",
        &["4 One source = pass: ✅ Pass"],
    );
    check(
        "## Constitution Check\n| Principle | Pre-Design | Post-Design | Notes |\n|---|---|---|---|\n| Tests | PASS | FAIL | |\n| Docs | PASS | | |\n",
        &["4 Tests = fail: FAIL", "5 Docs = pass: PASS"],
    );
    check(
        "## Constitution Check\n| Rule | How we keep it |\n|---|---|\n| Tests pass first | we will pass them |\n",
        &["4 Tests pass first = unstated: nothing"],
    );
    check(
        "## 宪章检查\n| 原则 | 状态 | 说明 |\n|---|---|---|\n| 一、简单 | 通过 | |\n| 二、测试 | 不适用 | |\n",
        &["4 一、简单 = pass: 通过", "5 二、测试 = waived: 不适用"],
    );
    check(
        "## Проверка конституции\n| Принцип | Результат |\n|:--|:-:|\n| Простота | ✅ Соответствует |\n",
        &["4 Простота = pass: ✅ Соответствует"],
    );
    check(
        "## Constitution Check\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| Two stores | speed | one is slow |\n",
        &[],
    );
}

#[test]
fn boxes_in_groups_are_no_verdicts() {
    check(
        "## Constitution Check\n**Required Check - Principle I (Layers):**\n- [x] None is skipped\n- [x] Status: green\n\n**Required Check - Principle V (Screens):**\n- [x] N/A -- no screens\n",
        &["2 Principle I (Layers) = unstated: nothing", "6 Principle V (Screens) = waived: N/A"],
    );
    check(
        "## Constitution Check\n- [x] No service leaves the list: only `a` and `b`.\n- [x] Both modes are there.\n",
        &[],
    );
    check(
        "## Constitution Check\n- [ ] Library-First (Article I): N/A - settings only\n- [ ] Test-First (Article III): tests of the settings\n",
        &["2 Library-First (Article I) = waived: N/A", "3 Test-First (Article III) = unstated: nothing"],
    );
    check("## Constitution Check\n- [x] **Simplicity**: one project\n", &["2 Simplicity = unstated: nothing"]);
}

#[test]
fn bullets_with_signs_words_or_neither() {
    check(
        "## Constitution Check\n- ✅ **Test First**: all of it\n- ⚠️ **Breaking Changes**: some\n- ✓ Plain Name: text\n1. **Numbered**: ✅ - yes\n",
        &[
            "2 Test First = pass: ✅",
            "3 Breaking Changes = partial: ⚠️",
            "4 Plain Name = pass: ✓",
            "5 Numbered = pass: ✅",
        ],
    );
    check(
        "## Constitution Check\n- **One way**: drawers read, never write. PASS.\n- **I. Open** — PASS. More of it.\n- **Simplicité** : rien de neuf ; tout reste.\n- Tests before code : OK.\n- **Terms** → N/A: no rename\n- **Docs**: all in one place (준수)\n",
        &[
            "2 One way = pass: PASS",
            "3 I. Open = pass: PASS",
            "4 Simplicité = unstated: nothing",
            "5 Tests before code = pass: OK",
            "6 Terms = waived: N/A",
            "7 Docs = pass: 준수",
        ],
    );
    check("## Constitution Check\nNo constitution yet, so:\n- Tests for all functions\n- Linting must pass\n", &[]);
}

#[test]
fn bold_lines_and_paragraphs() {
    check(
        "## Constitution 준수 확인\n\n✅ **안전성**:\n- 잠금 없음\n- **결론**: 위반 없음\n\n✅ **문서화**:\n- 한글\n",
        &["3 안전성 = pass: ✅", "7 문서화 = pass: ✅"],
    );
    check(
        "## Constitution Check\n✅ **Fail Fast**: checks first\n\n⚠️ **Breaking Changes**: some\n\n**Note**: nothing else. PASS\n",
        &["2 Fail Fast = pass: ✅", "4 Breaking Changes = partial: ⚠️"],
    );
    check(
        "## 憲章チェック\n単純さ: 部品は一つ → OK\nテスト: 先に書く → 厳守\n記録: 手順を順守し、毎日書く\n",
        &["2 単純さ = pass: OK", "3 テスト = pass: 厳守", "4 記録 = unstated: nothing"],
    );
}

#[test]
fn questions_answered_one_by_one() {
    check(
        "## Constitution Check\n**Simplicity**:\n- Projects: 1 (one file)\n- Framework used directly? ✓ (natively)\n- Logs to the backend? N/A\n\n**Testing (NON-NEGOTIABLE)**:\n- Tests first? YES (always)\n- Real dependencies? ❌ (mocks)\n\n**Observability**:\n- Logging? (unified stream)\n- Errors? ✓\n\n**Versioning**:\n- Number assigned? N/A\n",
        &[
            "2 Simplicity = pass: ✓",
            "7 Testing (NON-NEGOTIABLE) = fail: ❌",
            "11 Observability = unstated: nothing",
            "15 Versioning = waived: N/A",
        ],
    );
}

#[test]
fn untouched_templates_state_nothing() {
    check(
        "## Constitution Check\n\n*GATE: Must pass before Phase 0.*\n\n[Gates determined based on constitution file]\n",
        &[],
    );
    check(
        "## Constitution Check\n\n**Simplicity**:\n- Projects: [#] (max 3 - e.g., api)\n- Single data model? (no DTOs)\n",
        &["3 Simplicity = unstated: nothing"],
    );
}

#[test]
fn each_of_many_principles_is_kept() {
    let lines: String = (0..2_000).map(|n| format!("**Rule {n}**: kept ✅\n")).collect();
    let items: String = (0..2_000).map(|n| format!("- ✅ **Test {n}**: kept\n")).collect();
    let plan = plan(&format!("## Constitution Check\n\n{lines}\n## Constitution Re-Check\n\n{items}"));
    assert_eq!(constitution::read(&plan).len(), 4_000);
}

#[test]
fn two_checks_name_a_principle_once() {
    check(
        "## Constitution Check\n| Principle | Status |\n|---|---|\n| I. Open and Free | ✅ PASS |\n| II. Tests | Pending |\n\n## Post-Design Constitution Re-Check\n| Principle | Status |\n|---|---|\n| I. Open | PARTIAL |\n| II. Tests | ✅ PASS |\n| III. New | PASS |\n",
        &["4 I. Open and Free = partial: PARTIAL", "5 II. Tests = pass: ✅ PASS", "12 III. New = pass: PASS"],
    );
    check(
        "## Constitution Check\n### First look\n### Initial Check (Phase 0)\n- ✅ **Speed**: fine\n### Post-Design Review\n- **Speed**: measured later\n",
        &["2 First look = unstated: nothing", "4 Speed = pass: ✅"],
    );
    check(
        "## Constitution Check\n- ✅ **Testing**: a\n- ❌ **Testing Tools**: b\n",
        &["2 Testing = pass: ✅", "3 Testing Tools = fail: ❌"],
    );
}

#[test]
fn results_gates_and_violations_are_no_principles() {
    check(
        "## Constitution Check\n- ✅ **Speed**: fine\n\n**Gate Result**: PASS\n\n**Gate Status**: PASS (1/1)\n\n### Gates Evaluation\n- **Architecture**: Compliant\n\n### Summary\n**Result**: ✅ PASS\n\n### Violations\n- **Size**: too big\n\n### Rationale\n- **Because**: PASS\n",
        &["2 Speed = pass: ✅"],
    );
}

#[test]
fn headings_of_the_check() {
    for heading in [
        "Constitution Check",
        "Constitution Check (Phase 0)",
        "Constitution-Check",
        "10. Constitution Compliance",
        "✅ Constitution Check",
        "Charter Check",
        "Constitutional Compliance",
        "Constitution Re-Check (Post-Design)",
        "Post–Phase 1 Constitution Re-Check",
        "宪章检查",
        "宪法检查（设计前）",
        "章程检查",
        "憲章チェック",
        "憲法檢查",
        "Constitution 준수 확인",
        "헌법 점검",
        "Проверка соответствия конституции",
        "Verificación de la Constitución",
        "Vérification de la constitution",
        "Verfassungsprüfung",
        "فحص الدستور",
        "Verificação da Constituição",
        "Kiểm Tra Hiến Pháp",
        "Kiểm tra Hiến pháp (Constitution Check)",
        "Pemeriksaan Konstitusi",
        "Verfassungsprüfung vor Phase 0 / Constitution Check before Phase 0",
    ] {
        let plan = plan(&format!("# T\n\n## {heading}\n\n- ✅ **Speed**: fine\n"));
        assert!(constitution::has_section(&plan), "{heading}");
        assert_eq!(constitution::read(&plan).len(), 1, "{heading}");
    }
    for heading in
        ["Constitution Changes", "WP05 — Charter integration", "Budget (Constitution Principle XI)", "Checklist"]
    {
        assert!(
            !constitution::has_section(&plan(&format!("# T\n\n## {heading}\n\n- ✅ **Speed**: fine\n"))),
            "{heading}"
        );
    }
}

#[test]
fn checks_in_ukrainian_german_and_arabic() {
    check(
        "## Перевірка конституції\n\n| Принцип | Статус | Примітки |\n|---|---|---|\n| Простота | Відповідає | так |\n| Тести | Не відповідає | |\n| Мова | Частково | |\n| Вебінтерфейс | Не застосовується | |\n\n**Результат перевірки**: пройдено із зауваженнями\n",
        &[
            "5 Простота = pass: Відповідає",
            "6 Тести = fail: Не відповідає",
            "7 Мова = partial: Частково",
            "8 Вебінтерфейс = waived: Не застосовується",
        ],
    );
    check(
        "## Prüfung der Grundsätze\n\n- **Einfachheit**: ein Dienst. ✅\n- **Sicherheit**: Schlüssel im Code. ❌\n\n### Datenschutz ❌ NICHT BESTANDEN\n\nAdressen liegen offen.\n",
        &["3 Einfachheit = pass: ✅", "4 Sicherheit = fail: ❌", "6 Datenschutz = fail: ❌ NICHT BESTANDEN"],
    );
    check(
        "## فحص الدستور\n\n| المبدأ | التقييم |\n|---|---|\n| البساطة | مطابق |\n| الاختبار | جزئياً |\n| الخصوصية | غير متوافقة |\n",
        &["5 البساطة = pass: مطابق", "6 الاختبار = partial: جزئياً", "7 الخصوصية = fail: غير متوافقة"],
    );
}

#[test]
fn a_principle_named_twice_in_one_check_is_one() {
    check(
        "## Constitution Check\n| Principle | Status |\n|---|---|\n| VII. Names (Collisions) | PASS |\n| VIII. Tests First | PASS |\n\n**Required Check - Principle VII (Collisions of Names):**\n- [x] searched\n\n**Required Check - Principle VIII (Tests First, Always):**\n- [x] planned\n",
        &["4 VII. Names (Collisions) = pass: PASS", "5 VIII. Tests First = pass: PASS"],
    );
    check(
        "## Constitution Check\n**Principle II (Tests)**: PASS\n\n**Principle II (Debugging)**: N/A\n",
        &["2 Principle II (Tests) = pass: PASS", "4 Principle II (Debugging) = waived: N/A"],
    );
}

#[test]
fn a_sign_before_the_first_sentence_judges_its_heading() {
    check(
        "## Constitution Check\n### I. Parts\n✅ Each part stands alone.\n### II. Quiet\nIt says nothing while ✅ is shown.\n",
        &["2 I. Parts = pass: ✅", "4 II. Quiet = unstated: nothing"],
    );
}

#[test]
fn a_list_below_a_result_is_read_where_it_judges() {
    check(
        "## Constitution Check\n**GATE: PASS**\n\n- Principle 1 (Local): stays here — **COMPLIANT**\n- Principle 2 (Free): closed codec — **VIOLATION** (justified below)\n",
        &["4 Principle 1 (Local) = pass: COMPLIANT", "5 Principle 2 (Free) = fail: VIOLATION"],
    );
    check("## Constitution Check\n**Result: PASS**\n\n- No new packages\n- **Docs**: written last\n", &[]);
}

#[test]
fn stages_and_overall_results_are_no_principles() {
    check(
        "## Constitution Check\n### I. Parts\n- kept apart\n\n**Overall result**: No violations.\n\n## Post-Design Constitution Check\n**Pre-design**: PASS\n**Post-design**: PASS\n",
        &["2 I. Parts = unstated: nothing"],
    );
    check(
        "## Vérification de la constitution\n- [x] Principe I (Sobriété) : un seul service\n\n### Contrôle après conception\n⚠️ **Sobriété** : respectée sous réserve\n",
        &["2 Principe I (Sobriété) = partial: respectée sous réserve"],
    );
}

#[test]
fn prose_answers_a_principle_and_boxes_questions_and_placeholders_do_not() {
    let text = "## Constitution Check\n\n*Weigh each decision*\n\n\
                ### Clarity\n- Code will be plain\n\n\
                ### Layers\n*How are parts kept apart?*\n\n\
                ### Tests\n- [ ] written first\n\n\
                ### Docs\n- [How this feature is documented]\n\n\
                ### Speed\n- Is it fast enough?\n\n\
                ### Privacy ✅\n\n\
                ### Access\n\nScreens are read aloud.\n";
    let answered = constitution::read(&plan(text)).into_iter().filter(|check| check.is_answered);
    let answered: Vec<(String, &str)> = answered.map(|check| (check.principle, check.verdict.name())).collect();
    let expected = [("Clarity", "unstated"), ("Privacy", "pass"), ("Access", "unstated")];
    assert_eq!(answered, expected.map(|(principle, verdict)| (principle.to_owned(), verdict)));
}
