//! What may stand around a verdict in scripts that do not part words by spaces, or glue endings to them; see
//! [the module above](super).
//!
//! A phrase of such a script is found anywhere in a text, so that 通过 in 通过接口隔离 ("by means of interfaces") and
//! 준수 in 준수율 ("rate of compliance") look like verdicts. These tables tell the one from the other.

/// Chinese verdicts that may name what they are about: 符合宪章.
pub const TAKES_OBJECT: &[&str] = &[
    "符合",
    "满足",
    "滿足",
    "已满足",
    "已滿足",
    "遵守",
    "不符合",
    "未满足",
    "未滿足",
    "违反宪章",
    "无违反",
    "無違反",
    "无违规",
    "不适用",
    "不適用",
    "豁免",
    "待",
];

/// What may follow directly and leaves a verdict what it is: ends of verbs, and nouns of checking.
#[rustfmt::skip]
pub const ENDINGS: &[&str] = &[
    "了", "的", "性", "要求", "宪章", "憲章", "宪法", "憲法", "原则", "原則", "规范", "規範", "标准", "標準", "检查", "檢查", "审查",
    "審查", "审核", "審核", "评审", "評審", "验证", "驗證", "测试", "測試", "门禁", "門禁", "所有", "全部", "执行", "執行", "中",
    "する", "します", "した", "しました", "して", "している", "しています", "しており", "ている", "いる", "います", "済み", "済",
    "です", "である", "でした", "とする", "とします", "される", "された", "されている", "されています", "できる", "できている", "できています",
    "を確認", "確認", "と判断", "判定", "あり", "合格", "可", "り",
    "합니다", "하며", "하고", "하여", "함", "했음", "했습니다", "하였습니다", "하였음", "한다", "한다고", "해", "하므로", "됨", "됩니다", "되며",
    "되고", "되었습니다", "되었음", "된다", "임", "입니다", "이다", "예정", "중", "완료", "확인", "가능", "필요", "판정", "적",
];

/// What turns a verdict into its opposite when it stands right before it.
#[rustfmt::skip]
pub const DENIED_BEFORE: &[&str] = &[
    "不", "未", "没有", "沒有", "没", "沒", "非", "未能", "不能", "无法", "無法", "未完全",
];

/// What turns a verdict into its opposite when it stands right behind it.
#[rustfmt::skip]
pub const DENIED_AFTER: &[&str] = &[
    "していない", "していません", "しない", "しません", "せず", "できない", "できていない", "できません", "されていない", "されていません",
    "されない", "いない", "いません", "さない", "しておらず", "おらず", "に至らず", "ではない", "でない",
    "하지 않", "하지않", "되지 않", "되지않", "하지 못", "하지못", "되지 못", "안 됨", "안됨", "가 아님", "이 아님",
];
