//! Words of verdicts and stages in other languages, and names that look like them.

use super::check;

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

#[test]
fn the_words_of_a_verdict_stand_for_the_sign_that_says_the_same() {
    check(
        "## Constitution Check\n\n- ✅ **Testability**: pass, with fakes\n- ✅ **Privacy** - PASS (nothing is stored)\n- ✅ **Clarity**: code reads plainly\n- ❌ **Speed**: fail\n- ⚠️ **Docs**: violation\n",
        &[
            "3 Testability = pass: pass, with fakes",
            "4 Privacy = pass: PASS",
            "5 Clarity = pass: ✅",
            "6 Speed = fail: fail",
            "7 Docs = partial: ⚠️",
        ],
    );
}

#[test]
fn a_name_may_be_a_word_of_consent_elsewhere() {
    check(
        "## Constitution Check\n\n- ❌ **Sim**: fail\n- ✅ **Go**: PASS\n- ❌ **Sim**: the simulator drops frames\n- ✅ **Yes**: all principles pass\n- ✅ **PASSED**: passes\n- ✅ **Oui**\n",
        &["3 Sim = fail: ❌", "4 Go = pass: PASS"],
    );
}

#[test]
fn gates_with_an_identity_are_no_principles_and_a_prinzipien_check_is_one() {
    check(
        "## Constitution Check\n\nGate A (Admission): **PASS** - inputs\nGate B (Build): **HOLD** - glass\n\n## 2. Prinzipien-Check\n\n1. Einfachheit: ✅\n2. Tests: ❌ keine Zeit\n",
        &["8 Einfachheit = pass: ✅", "9 Tests = fail: ❌"],
    );
}

#[test]
fn verdicts_in_square_brackets_and_checks_of_principles() {
    check(
        "## Verificação de Princípios\n\n| Princípio | Avaliação |\n|---|---|\n| I. Resiliência | 🟡 Em parte |\n\n## Prüfung der Grundsätze\n\n**Ergebnis der Prüfung**: ✅ eingehalten\n\n### Article IX: Integration [DEFERRED]\n",
        &["5 I. Resiliência = partial: 🟡 Em parte", "11 Article IX: Integration = partial: DEFERRED"],
    );
}

#[test]
fn what_nobody_has_judged_yet_is_pending() {
    check(
        "## 憲法チェック\n### 原則I\n判定：未評価\n\n### 原則II\n判定：適合\n",
        &["2 原則I = pending: 未評価", "5 原則II = pass: 適合"],
    );
    check(
        "## Verificación de la constitución\n- **Sencillez**: Sin evaluar\n- **Pruebas**: No evaluado\n",
        &["2 Sencillez = pending: Sin evaluar", "3 Pruebas = pending: No evaluado"],
    );
}

#[test]
fn principles_are_checked_in_scripts_without_spaces_too() {
    check(
        "## 二、原则核对\n| 原则 | 是否符合 |\n|---|---|\n| 职责单一 | 是 |\n| 幂等 | 否 |\n| 可撤销 | 部分 |\n",
        &["4 职责单一 = pass: 是", "5 幂等 = fail: 否", "6 可撤销 = partial: 部分"],
    );
    check("## 원칙 준수 점검\n- ✅ 단순함\n", &["2 단순함 = pass: ✅"]);
    check("## 遵循的原则\n- ✅ 职责单一\n\n## 設計原則\n- ✅ 単純さ\n", &[]);
}

#[test]
fn a_denied_verdict_is_its_opposite_in_every_script() {
    check(
        "## Constitution Check\n| Principle | Status |\n|---|---|\n| One | غير مطابق |\n| Two | Not fulfilled |\n| Three | Uygun değil |\n| Four | Nie zgodne |\n| Five | Not yet verified |\n| Six | No issues, passed |\n",
        &[
            "4 One = fail: غير مطابق",
            "5 Two = fail: Not fulfilled",
            "6 Three = fail: Uygun değil",
            "7 Four = fail: Nie zgodne",
            "8 Five = pending: Not yet verified",
            "9 Six = pass: No issues, passed",
        ],
    );
}

#[test]
fn a_heading_that_concludes_is_no_principle() {
    check("## 헌법 확인\n\n### 단순함 ✅\n- 작다\n\n### 결론: 조건부 통과\n", &["3 단순함 = pass: ✅"]);
    check(
        "## Verificación de la constitución\n\n### Sencillez ✅\n\n### Conclusión: aprobado con condiciones\n",
        &["3 Sencillez = pass: ✅"],
    );
}

#[test]
fn verdicts_behind_an_arabic_label() {
    check(
        "## فحص الدستور\n\n### المبدأ الأول: البساطة\n**الحكم**: غير مطابق\n",
        &["3 المبدأ الأول: البساطة = fail: غير مطابق"],
    );
}
