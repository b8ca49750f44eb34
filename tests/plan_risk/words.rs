//! Names of sections, levels and denials in every language, and texts that only sound like risks.

use super::{check, check_none, read};

#[test]
fn levels_stand_inside_the_text_too() {
    check(
        "## Risks

- 🔴 **High Risk**: Data loss
- 🟡 Slow pages
- [LOW] Typos
- **Crash (Medium Risk)**: nightly job
- Outage: High
- Outage (Likelihood: Low, Impact: High). Mitigation: two zones
- Overflow (high load) of the queue
",
        "3 Data loss | impact High Risk = 3
         4 Slow pages | impact 🟡 = 2
         5 Typos | impact LOW = 1
         6 Crash: nightly job | impact Medium Risk = 2
         7 Outage | impact High = 3
         8 Outage | likelihood Low = 1 | impact High = 3 | mitigation two zones
         9 Overflow (high load) of the queue",
    );
    check("## 风险\n\n### 🟢 低风险\n- 文档过期\n", "4 [🟢 低风险] 文档过期");
}

#[test]
fn words_digits_ranges_and_arrows_give_levels() {
    let levels = [
        ("High - blocks every sign-in", Some(3)),
        ("Low (for this release)", Some(1)),
        ("High → Medium** *(after the split)*", Some(2)),
        ("Low-Med", Some(2)),
        ("Low to High", Some(3)),
        ("Medium/High", Some(3)),
        ("High - critical path", Some(3)),
        ("Very Low", Some(1)),
        ("very high", Some(4)),
        ("CRITICAL", Some(4)),
        ("relatively low", Some(1)),
        ("High risk", Some(3)),
        ("Medium if unpatched", Some(2)),
        ("1", Some(1)),
        ("2", Some(2)),
        ("3/5", Some(2)),
        ("4", Some(3)),
        ("5", Some(4)),
        ("2-4", Some(3)),
        ("1 - High", Some(3)),
        ("🔴", Some(3)),
        ("🟢 Low", Some(1)),
        ("🔴 blocks the release", Some(3)),
        ("H", Some(3)),
        ("中～高", Some(3)),
        ("高（影响支付）", Some(3)),
        ("매우 높음", Some(4)),
        ("очень низкая", Some(1)),
        ("средняя", Some(2)),
        ("très élevé", Some(4)),
        ("sehr hoch", Some(4)),
        ("muy bajo", Some(1)),
        ("média", Some(2)),
        ("منخفضة", Some(1)),
        ("High latency for readers", None),
        ("Sync data is corrupted", None),
        ("高并发时失败", None),
        ("Low/Medium/High", None),
        ("Expected", None),
        ("50%", None),
        ("7", None),
        ("None", None),
    ];
    for (text, expected) in levels {
        let (risks, _) = read(&format!("## Risks\n\n| Risk | Impact |\n|---|---|\n| x | {text} |\n"));
        let impact = risks[0].impact.as_ref().map(|level| level.level);
        assert_eq!(impact, Some(expected), "{text}");
    }
}

#[test]
fn a_statement_that_there_is_no_risk_is_none() {
    for text in [
        "None",
        "None identified.",
        "None (standard library only)",
        "No significant risks.",
        "No known risks at this time",
        "N/A",
        "无",
        "暂无风险",
        "無",
        "なし",
        "特になし",
        "リスクはありません",
        "없음",
        "식별된 위험 없음",
        "Нет",
        "Риски не выявлены",
        "Ninguno",
        "No hay riesgos conocidos",
        "Aucun risque identifié",
        "Keine",
        "Keine Risiken bekannt",
        "لا توجد مخاطر",
        "Nenhum",
        "Não há riscos",
    ] {
        check(&format!("## Risks\n\n- {text}\n"), "");
    }
    check(
        "## Risks\n\n- None of the exporters closes its file\n- No rollback once the table is dropped\n- 无法回滚\n",
        "3 None of the exporters closes its file\n4 No rollback once the table is dropped\n5 无法回滚",
    );
}

#[test]
fn names_of_risk_sections_in_many_words() {
    for heading in [
        "## Risk Assessment",
        "## Risks",
        "## RISKS & MITIGATIONS",
        "## 🚨 Risks",
        "## Risk Register — what could go wrong",
        "## Risk Assessment (from the overview)",
        "## Risks & Premortem",
        "## Risk Management:",
        "## Risk / Rollback",
        "### Technical Risks",
        "### High Risk",
        "### Migration Risks",
        "### Risks identified during planning",
        "## 4.2 Risks ✅",
        "## IV. Risks",
        "## Phase 0: Risk Assessment",
        "## 七、风险评估",
        "## 风险与回退",
        "## 风险管控",
        "## 上线风险",
        "## 想定されるリスク",
        "## リスク分析",
        "## 주요 리스크",
        "## 위험 요소 및 대응",
        "## Оценка рисков",
        "## Технические риски",
        "## Riesgos y mitigaciones",
        "## Gestión de riesgos",
        "## Risques identifiés",
        "## Risiken und Maßnahmen",
        "## تحليل المخاطر",
        "## المخاطر والتخفيف",
        "## Gestão de riscos",
    ] {
        let (risks, has_section) = read(&format!("# Plan\n\n{heading}\n\n- Ports clash (mitigation: ask)\n"));
        assert!(has_section, "{heading}");
        assert_eq!(risks.iter().map(|risk| risk.text.as_str()).collect::<Vec<_>>(), ["Ports clash"], "{heading}");
    }
}

#[test]
fn sections_that_only_sound_like_risks() {
    for heading in [
        "### Minimal Persistence Risk",
        "### ODR Risk Assessment",
        "## RiskGuard Integration",
        "## Step 2 — Seam sweep (low-risk, mostly moves)",
        "## Wave A: zero-risk fixes",
        "## How we avoid risks",
        "## 为什么这个方案风险更低",
        "## Mitigation Strategies",
        "## Risk Level",
    ] {
        check_none(&format!("# Plan\n\n{heading}\n\n- Ports clash\n- **Keys**: are lost\n"));
    }
    check_none("## Constitution Check\n\n### Risk Management\n- Data is kept in memory\n");
    check_none("# Implementation Plan: Risk Register\n\n- Build the page\n");
    check_none("```\n## Risks\n- not here\n```\n");
    check_none("## Research\n\n### R1: Which parser\n**Decision**: comrak\n");
}

#[test]
fn words_behind_the_noun_may_say_what_about_the_risks() {
    for heading in
        ["### Top risks to watch", "## Known Risks We Accept", "## Top-Risiken im Blick", "## Riscos para acompanhar"]
    {
        check(&format!("# Plan\n\n{heading}\n\n- Ports clash\n"), "5 Ports clash");
    }
    for heading in
        ["## Lessons from risks to watch", "## Watching key risks to the site", "## How risks to users shrink"]
    {
        check_none(&format!("# Plan\n\n{heading}\n\n- Ports clash\n"));
    }
}

#[test]
fn registers_in_polish_swedish_vietnamese_and_indonesian() {
    check(
        "## Ryzyka\n\n- Mgła (wysokie ryzyko). Mitygacja: róg\n- Brak\n\n## Risker\n\n- **Dimma**\n  - Sannolikhet: Medelhög\n  - Åtgärder: en lur\n- Inga\n",
        "3 Mgła. | impact wysokie ryzyko = 3 | mitigation róg
         8 Dimma | likelihood Medelhög = 2 | mitigation en lur",
    );
    check(
        "## Rủi ro\n\n- Sương mù. Biện pháp giảm thiểu: còi\n- Không có\n\n## Risiko\n\n- **Kabut**: kapal menunggu. Mitigasi: peluit\n- Tidak ada\n",
        "3 Sương mù. | mitigation còi
         8 Kabut: kapal menunggu. | mitigation peluit",
    );
    check_none("## Không đủ thời gian\n\n- Sương mù\n\n## Hög prestanda\n\n- Dimma\n");
}

#[test]
fn exposure_needs_both_axes() {
    let (risks, _) = read(
        "## Risks\n\n| Risk | Likelihood | Impact |\n|---|---|---|\n| a | High | Critical |\n| b | Low | prose only |\n| c | Low | Medium |\n",
    );
    let exposures: Vec<_> =
        risks.iter().map(|risk| risk.exposure().map(|exposure| (exposure.score, exposure.band.name()))).collect();
    assert_eq!(exposures, [Some((12, "critical")), None, Some((2, "low"))]);
}

#[test]
fn registers_in_ukrainian_german_and_arabic() {
    check(
        "## Ризики та пом’якшення

| Ризик | Ймовірність | Вплив | Пом’якшення |
|---|---|---|---|
| Черга росте | Дуже низька | Критичний | другий сервер |

### Організаційні ризики

- **Немає чергового** (висока ймовірність): ніхто не відповість. Заходи: графік
- Немає
",
        "5 Черга росте | likelihood Дуже низька = 1 | impact Критичний = 4 | mitigation другий сервер
         9 [Організаційні ризики] Немає чергового: ніхто не відповість. | likelihood висока ймовірність = 3 | mitigation графік",
    );
    check(
        "## Risikobewertung

| Risiko | Eintrittswahrscheinlichkeit | Schadenshöhe | Gegenmaßnahme |
|---|---|---|---|
| Pumpe fällt aus | sehr wahrscheinlich | mäßig | Ersatz im Lager |

### Projektrisiken

- Lieferung verspätet sich (Eintritt: gering, Auswirkung: mittel). Abhilfe: früher bestellen
",
        "5 Pumpe fällt aus | likelihood sehr wahrscheinlich = 4 | impact mäßig = 2 | mitigation Ersatz im Lager
         9 [Projektrisiken] Lieferung verspätet sich | likelihood gering = 1 | impact mittel = 2 | mitigation früher bestellen",
    );
    check(
        "## المخاطر والتخفيف

| الخطر | الاحتمال | الأثر | التخفيف |
|---|---|---|---|
| تعطل المضخة | عالٍ جداً | كارثي | مضخة ثانية |
",
        "5 تعطل المضخة | likelihood عالٍ جداً = 4 | impact كارثي = 4 | mitigation مضخة ثانية",
    );
}

#[test]
fn measures_in_parentheses_in_romance_languages() {
    check(
        "## Risques\n- Congés d'été (mesure : commencer en mai)\n- Panne du fournisseur ; parade : second contrat\n",
        "2 Congés d'été | mitigation commencer en mai
         3 Panne du fournisseur | mitigation second contrat",
    );
    check(
        "## Riesgos\n- Vacaciones de verano (medida: empezar en mayo)\n",
        "2 Vacaciones de verano | mitigation empezar en mayo",
    );
}

#[test]
fn likelihoods_and_denials_in_romance_languages() {
    check(
        "## Risques\n| Risque | Probabilité | Impact |\n|---|---|---|\n| Saisie fautive | Très probable | Intermédiaire |\n| Panne | Peu probable | Bloquant |\n| Aucun autre | - | - |\n",
        "4 Saisie fautive | likelihood Très probable = 4 | impact Intermédiaire = 2
         5 Panne | likelihood Peu probable = 1 | impact Bloquant = 4",
    );
    check(
        "## Riscos\n| Risco | Probabilidade |\n|---|---|\n| Atraso | Muito provável |\n| Nenhum outro | - |\n",
        "4 Atraso | likelihood Muito provável = 4",
    );
}

#[test]
fn denials_at_the_end_levels_between_dashes_and_verbs_of_more_languages() {
    check(
        "## Риски\n\n- Рисков по кадрам не выявлено\n- Ошибка оператора: обучить смену\n- Риск отказа: сбой не обнаружен вовремя\n",
        "4 Ошибка оператора | mitigation обучить смену
         5 Риск отказа: сбой не обнаружен вовремя",
    );
    check(
        "## Risiken\n\n- Stromausfall – Wahrscheinlichkeit niedrig – Auswirkung hoch – Gegenmaßnahme: Batterie\n",
        "3 Stromausfall | likelihood Wahrscheinlichkeit niedrig = 1 | impact Auswirkung hoch = 3 | mitigation Batterie",
    );
    check(
        "## Risques\n\n- Livraison en retard : commander plus tôt\n\n## Riscos\n\n- Fornecedor atrasa: contratar outro\n",
        "3 Livraison en retard | mitigation commander plus tôt
         7 Fornecedor atrasa | mitigation contratar outro",
    );
}

#[test]
fn arabic_stops_part_fields() {
    check(
        "## المخاطر\n- **ضياع الطلبات** (الاحتمال: متوسط، التأثير: عالٍ) — التخفيف: نسخة ثانية\n- انقطاع الشبكة. الاحتمال: منخفض؛ التأثير: متوسط؛ التخفيف: خط بديل\n",
        "2 ضياع الطلبات | likelihood متوسط = 2 | impact عالٍ = 3 | mitigation نسخة ثانية
         3 انقطاع الشبكة. | likelihood منخفض = 1 | impact متوسط = 2 | mitigation خط بديل",
    );
}

#[test]
fn a_bracket_that_opens_with_an_answer_holds_the_mitigation() {
    check(
        "## 风险\n- 高峰排队：窗口不够（应对：加开窗口）\n- 배터리 소모 (대응: 주기 조절)\n- 端末の故障（対応：予備機）\n",
        "2 高峰排队：窗口不够 | mitigation 加开窗口
         3 배터리 소모 | mitigation 주기 조절
         4 端末の故障 | mitigation 予備機",
    );
}

#[test]
fn a_shock_is_an_impact() {
    check(
        "## 風險評估\n| 風險 | 機率 | 衝擊 | 因應措施 |\n|---|---|---|---|\n| 停電 | 低 | 高 | 備用電源 |\n",
        "4 停電 | likelihood 低 = 1 | impact 高 = 3 | mitigation 備用電源",
    );
}

#[test]
fn an_arrow_behind_the_levels_leads_to_the_mitigation() {
    check(
        "## リスク\n1. **鍵の紛失**（発生確率: 低 / 影響: 高）\n   → 予備を預ける\n2. Loss (impact: high) -> backup\n3. Fire (impact: high): all burns → buy insurance\n",
        "2 鍵の紛失 | likelihood 低 = 1 | impact 高 = 3 | mitigation 予備を預ける
         4 Loss | impact high = 3 | mitigation backup
         5 Fire: all burns | impact high = 3 | mitigation buy insurance",
    );
}

#[test]
fn risks_are_counted_in_digits_of_any_script() {
    check(
        "## 风险\n\n风险一：账目不符\n- 等级：高\n- 措施：双人复核\n\n风险二：停电\n- 等级：低\n",
        "3 账目不符 | impact 高 = 3 | mitigation 双人复核
         7 停电 | impact 低 = 1",
    );
    check(
        "## إدارة المخاطر\n\n### ١. تأخر الشحن\n- **الاحتمالية**: متوسطة\n- **خطة التخفيف**: مخزون\n",
        "3 تأخر الشحن | likelihood متوسطة = 2 | mitigation مخزون",
    );
    check("## 风险一览\n- 停电\n", "2 停电");
}

#[test]
fn registers_in_dutch_italian_polish_and_turkish() {
    for (heading, header, row) in [
        ("Risico's en maatregelen", "Risico | Kans | Impact | Maatregel", "Brand | Laag | Hoog | Blusser"),
        ("Rischi e misure", "Rischio | Probabilità | Impatto | Mitigazione", "Brand | Bassa | Alto | Blusser"),
        (
            "Analiza ryzyka",
            "Ryzyko | Prawdopodobieństwo | Wpływ | Działania zapobiegawcze",
            "Brand | Niskie | Wysoki | Blusser",
        ),
        ("Riskler ve Önlemler", "Risk | Olasılık | Etki | Önlem", "Brand | Düşük | Yüksek | Blusser"),
    ] {
        let (risks, _) = super::read(&format!("## {heading}\n\n| {header} |\n|---|---|---|---|\n| {row} |\n"));
        let levels: Vec<_> = risks.iter().map(|risk| (&risk.likelihood, &risk.impact)).collect();
        let numbers = |level: &Option<super::Level>| level.as_ref().and_then(|level| level.level);
        let numbers: Vec<_> = levels.into_iter().map(|(first, second)| (numbers(first), numbers(second))).collect();
        assert_eq!(numbers, [(Some(1), Some(3))], "{heading}");
        assert_eq!(risks[0].mitigation.as_deref(), Some("Blusser"), "{heading}");
    }
}

#[test]
fn levels_are_glued_to_their_axis_in_scripts_without_spaces() {
    check(
        "## リスク\n- **欠品** — 発生確率は低、影響は大。対策：発注点\n- 増税（可能性高・影響大）\n- 盗難【高】\n",
        "2 欠品 | likelihood 発生確率は低 = 1 | impact 影響は大 = 3 | mitigation 発注点
         3 増税 | likelihood 可能性高 = 3 | impact 影響大 = 3
         4 盗難 | impact 高 = 3",
    );
    check(
        "## 风险\n- 缺货：概率中等，影响较小\n- 罢工（高概率，低影响）\n- 🔴 高风险：断电。应对：电池\n",
        "2 缺货 | likelihood 概率中等 = 2 | impact 影响较小 = 1
         3 罢工 | likelihood 高概率 = 3 | impact 低影响 = 1
         4 断电。 | impact 高风险 = 3 | mitigation 电池",
    );
    check(
        "## 위험\n- 품절: 발생 가능성 중간, 영향도 낮음\n- 파업 (가능성 높음/영향 큼)\n",
        "2 품절 | likelihood 발생 가능성 중간 = 2 | impact 영향도 낮음 = 1
         3 파업 | likelihood 가능성 높음 = 3 | impact 영향 큼 = 3",
    );
}

#[test]
fn a_last_sentence_of_levels_is_no_part_of_the_risk() {
    check(
        "## Risks\n- Stock runs out. Impact high, likelihood low; mitigated by early orders\n- Falla la red: Alta probabilidad / Bajo impacto.\n- Theft. It is likely low.\n",
        "2 Stock runs out. | likelihood likelihood low = 1 | impact Impact high = 3 | mitigation mitigated by early orders
         3 Falla la red | likelihood Alta probabilidad = 3 | impact Bajo impacto = 1
         4 Theft. It is likely low.",
    );
}
