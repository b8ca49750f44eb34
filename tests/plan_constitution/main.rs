//! The constitution check in the forms in which people write it, and in the words of their languages.

mod words;

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
        "## 憲章チェック\n単純さ: 部品は一つ → OK\nテスト: 先に書く → 厳守\n",
        &["2 単純さ = pass: OK", "3 テスト = unstated: nothing"],
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
fn verdicts_in_romance_languages() {
    check(
        "## Vérification de la constitution\n| Principe | Statut |\n|---|---|\n| Un | À faire |\n| Deux | Hors périmètre |\n| Trois | Avec réserves |\n| Quatre | Non satisfait |\n| Cinq | Vérifié |\n",
        &[
            "4 Un = pending: À faire",
            "5 Deux = waived: Hors périmètre",
            "6 Trois = partial: Avec réserves",
            "7 Quatre = fail: Non satisfait",
            "8 Cinq = pass: Vérifié",
        ],
    );
    check(
        "## Verificación de la constitución\n| Principio | Resultado |\n|---|---|\n| Uno | Aprobado con observaciones |\n| Dos | No se cumple |\n| Tres | Por revisar |\n| Cuatro | Superado |\n",
        &[
            "4 Uno = partial: Aprobado con observaciones",
            "5 Dos = fail: No se cumple",
            "6 Tres = pending: Por revisar",
            "7 Cuatro = pass: Superado",
        ],
    );
    check(
        "## Verificação da constituição\n| Princípio | Situação |\n|---|---|\n| Um | Não cumpre |\n| Dois | Fora do escopo |\n| Três | Por fazer |\n| Quatro | Alinhado |\n",
        &[
            "4 Um = fail: Não cumpre",
            "5 Dois = waived: Fora do escopo",
            "6 Três = pending: Por fazer",
            "7 Quatro = pass: Alinhado",
        ],
    );
}

#[test]
fn a_question_answered_no_is_no_failure() {
    check(
        "## Constitution Check\n**Architecture**:\n- Every part a library? No - one application\n- Command line for each? N/A\n\n**Simplicity**:\n- Any new pattern? No\n- One data model? Yes\n\n**Openness**:\n- Format documented? ❌ No\n",
        &["2 Architecture = unstated: nothing", "6 Simplicity = pass: Yes", "10 Openness = fail: ❌ No"],
    );
}

#[test]
fn a_sentence_about_all_things_is_no_verdict() {
    check("## 헌법 확인\n### 문서\n- 모든 결정과 화면은 우리말로 쓸 예정임\n", &["2 문서 = unstated: nothing"]);
}

#[test]
fn a_number_and_the_title_behind_it_are_one_name() {
    check(
        "## Constitution Check\n- [x] Principle 1: Privacy by default\n- [ ] Principle 2: Records (pending the log)\n- [x] Principle 3: we keep every module as small as we are able to\n",
        &[
            "2 Principle 1: Privacy by default = unstated: nothing",
            "3 Principle 2: Records = pending: pending the log",
            "4 Principle 3 = unstated: nothing",
        ],
    );
    check(
        "## Constitution Check\n- **Principle I**: Layers — PASS\n- **Principle II**: PASS, nothing to add\n- III. Pressure: AT RISK. Queue unbounded.\n",
        &[
            "2 Principle I: Layers = pass: PASS",
            "3 Principle II = pass: PASS, nothing to add",
            "4 III. Pressure = partial: AT RISK",
        ],
    );
}

#[test]
fn verdicts_of_east_asia_are_told_from_prose() {
    check(
        "## 宪章检查\n- **简洁**：通过接口隔离变化\n- **测试**：核心部分先写用例\n- **安全**：未通过，没有审计\n- **性能**：不满足 p95 目标\n- **日志**：基本符合\n- **发布**：尚未通过\n- **文档**：已评审通过，由文档组维护并在每次发布时更新\n- **错误检查**：每个返回值都看\n\n**总体结论**：有条件通过\n",
        &[
            "2 简洁 = unstated: nothing",
            "3 测试 = unstated: nothing",
            "4 安全 = fail: 未通过，没有审计",
            "5 性能 = fail: 不满足 p95 目标",
            "6 日志 = pass: 基本符合",
            "7 发布 = pending: 尚未通过",
            "8 文档 = pass: 已评审通过，由文档组维护并在每次发布时更新",
            "9 错误检查 = unstated: nothing",
        ],
    );
    check(
        "## 헌장 점검\n| 원칙 | 준수 여부 |\n|---|---|\n| 단순 | 준수함 |\n| 시험 | 준수하지 않음 |\n| 성능 | 일부 준수 |\n| 보안 | 검토 필요 |\n| 문서 | O |\n| 접근 | X |\n\n- **판본**: 통과율 99% 목표\n- **자료**: 적합한 구조 사용\n",
        &[
            "4 단순 = pass: 준수함",
            "5 시험 = fail: 준수하지 않음",
            "6 성능 = partial: 일부 준수",
            "7 보안 = pending: 검토 필요",
            "8 문서 = pass: O",
            "9 접근 = fail: X",
            "11 판본 = unstated: nothing",
            "12 자료 = unstated: nothing",
        ],
    );
    check(
        "## 憲章準拠チェック\n| 原則 | 判定 |\n|---|---|\n| 単純 | ○ |\n| 試験 | △ |\n| 文書 | × |\n| 監査 | 準拠していない |\n| 性能 | 満たさない |\n| 国際 | － |\n\n- **境界**: 憲章に準拠した設計\n- **型**: 要件を満たす型\n- **記録**: 対応済み\n",
        &[
            "4 単純 = pass: ○",
            "5 試験 = partial: △",
            "6 文書 = fail: ×",
            "7 監査 = fail: 準拠していない",
            "8 性能 = fail: 満たさない",
            "9 国際 = unstated: －",
            "11 境界 = unstated: nothing",
            "12 型 = unstated: nothing",
            "13 記録 = pass: 対応済み",
        ],
    );
}

#[test]
fn headings_in_scripts_without_spaces_are_stages_only_if_nothing_is_left_of_them() {
    check(
        "## 憲章檢核\n### 初步評估（研究之前）\n- ✅ **簡潔**：一個模組\n### 类型检查\n邊界都有型別。\n### 設計後複核\n- ❌ **簡潔**：變成三個\n### 总体结论\n✅ 所有原则均已满足，可以进入下一阶段的工作\n",
        &["3 簡潔 = fail: ❌", "4 类型检查 = unstated: nothing"],
    );
    check(
        "## Constitution 준수 확인\n### 재평가 (설계 완료 후)\n#### ✅ 모듈 설계 - 재확인 통과\n- ✅ RAII 준수:\n  - 소멸자\n\n**성능 목표 재검증:**\n- 큐 용량: 10\n\n### 최종 평가\n\n**모든 Constitution 원칙 통과 ✅**\n\n끝났다.\n",
        &["3 모듈 설계 = pass: 재확인 통과"],
    );
}

#[test]
fn all_is_all_principles_only_where_it_says_so() {
    check(
        "## Constitution Check\n### I. 계층\n- ✅ **PASS**: 모든 자원은 포인터로 관리\n### II. 문서\n- 한글\n\n**종합 결과**: 조건부 통과\n",
        &["2 I. 계층 = pass: ✅ PASS", "4 II. 문서 = unstated: nothing"],
    );
}

#[test]
fn a_later_check_may_call_principles_otherwise() {
    check(
        "## 헌장 점검\n- ✅ **실시간성 보장**: 빠름\n- ✅ **모듈식 설계**: 나뉨\n- ✅ **한글 문서화**: 한글\n- ✅ **버전 관리**: 있음\n\n## 헌장 점검 (재검증)\n- ✅ **실시간성**: 빠름\n- ⚠️ **모듈성**: 하나가 큼\n- ❌ **문서화**: 없음\n- ✅ **버전 관리**: 있음\n",
        &[
            "2 실시간성 보장 = pass: ✅",
            "3 모듈식 설계 = partial: ⚠️",
            "4 한글 문서화 = fail: ❌",
            "5 버전 관리 = pass: ✅",
        ],
    );
    check(
        "## 宪章检查\n- ✅ **简洁性原则**：一个模块\n- ✅ **安全**：加密\n\n## 宪章复查\n- ⏳ **简洁性**：待定\n- ✅ **审计**：新增\n- ✅ **安全**：加密\n",
        &["2 简洁性原则 = pending: 待定", "3 安全 = pass: ✅", "7 审计 = pass: ✅"],
    );
}

#[test]
fn parentheses_may_say_that_it_is_the_constitution() {
    check("## 원칙 준수 점검 (Constitution)\n* I. 단순성 — ✅\n", &["2 I. 단순성 = pass: ✅"]);
    check(
        "## 3. 憲章への準拠\n1. 単純性の原則 … 準拠\n2. 監視の原則 … 一部未達\n",
        &["2 単純性の原則 = pass: 準拠", "3 監視の原則 = partial: 一部未達"],
    );
    check(
        "## 宪章检查\n- [x] 原则 I（简单）：一个进程\n\n**检查结论**：部分通过\n",
        &["2 原则 I（简单） = unstated: nothing"],
    );
    check("## Security review (per Constitution III)\n- ✅ **Keys**: rotated\n", &[]);
}
