//! Words before the number of another plan: "Feature 027", "仕様 045".
//!
//! Compared in lower case with the word right before the number; see [the module above](super) for the order of
//! languages.

use super::Beginnings;

/// Words that name a specification, whose numbers are only ever those of plans.
#[rustfmt::skip]
pub static SPEC: Beginnings = Beginnings::new(&[
    "spec", "specs", "specification", "specifications", "规格", "規格", "规范", "仕様", "仕様書", "要件", "사양", "사양서", "명세",
    "스펙", "спецификация", "спецификации", "спецификацию", "спека", "спеке", "спеки", "especificación", "spécification",
    "специфікація", "специфікації", "специфікацію", "спецификацией", "специфікацією", "spezifikationen",
    "المواصفات", "مواصفات",
    "spezifikation", "المواصفة", "مواصفة", "especificação",
]);

/// Words that name a feature or a plan, and other things as well; their numbers count if they are long.
#[rustfmt::skip]
pub static FEATURE: Beginnings = Beginnings::new(&[
    "feature", "features", "plan", "plans", "mission", "missions", "功能", "特性", "计划", "計畫", "機能", "計画", "フィーチャー",
    "기능", "계획", "피처", "фича", "фичи", "фичу", "фиче", "функция", "функции", "план", "плана", "плану", "funcionalidad",
    "функція", "функції", "функцію", "фічі", "фічу", "плані", "фичей", "funktionen", "الخطط", "خاصية",
    "característica", "fonctionnalité", "funktion", "الميزة", "ميزة", "الخطة", "خطة", "funcionalidade", "plano",
]);

/// Verbs in a table of specs by which a plan needs what another one makes, beside those of its header: "005 consumes".
pub const NEEDS: &[&str] =
    &["consumes", "extends", "needs", "reuses", "relies on", "is based on", "is blocked by", "waits for"];

/// Folders that hold feature folders, by the end of their names.
pub const ROOTS: &[&str] = &["specs", "features", "missions", "plans"];

/// Slugs that stand for any name, as in `001-feature`.
pub const EXAMPLES: &[&str] =
    &["feature", "feature-name", "my-feature", "short-name", "slug", "name", "example", "xxx"];

/// Words that introduce names which are only examples.
#[rustfmt::skip]
pub const FOR_EXAMPLE: &[&str] = &[
    "e.g.", "e. g.", "eg.", "for example", "for instance", "例如", "比如", "例", "例えば", "たとえば", "예", "예를 들어", "예컨대",
    "например", "напр.", "наприклад", "por ejemplo", "p. ej.", "p.ej.", "par exemple", "par ex.", "p. ex.", "p.ex.",
    "zum beispiel", "z. b.", "z.b.", "bspw.", "مثل", "على سبيل المثال", "por exemplo",
];
