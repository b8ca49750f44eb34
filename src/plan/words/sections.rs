//! The names of sections, compared with [`super::fold`]ed headings.
//!
//! One table a meaning; see [the module above](super) for the order of languages.

/// Sections of facts about the technology.
#[rustfmt::skip]
pub const TECHNICAL_CONTEXT: &[&str] = &[
    "technical context", "tech context", "technology context", "technical background", "technical stack", "tech stack",
    "技术背景", "技术上下文", "技术环境", "技术语境", "技術背景", "技術上下文", "技術脈絡", "技術情境",
    "技術コンテキスト", "技術的コンテキスト", "技術的背景", "技術的文脈",
    "기술 컨텍스트", "기술적 컨텍스트", "기술 맥락", "기술적 맥락", "기술 배경", "기술 환경",
    "технический контекст", "техническая информация", "технические детали",
    "contexto técnico", "contexto tecnológico",
    "contexte technique",
    "technischer kontext", "technischer rahmen", "technischer hintergrund",
    "السياق التقني", "السياق الفني", "الخلفية التقنية",
    "contesto tecnico", "teknik bağlam",
];

/// A section that holds the header's fields.
#[rustfmt::skip]
pub const METADATA: &[&str] = &[
    "metadata", "meta", "plan metadata", "document metadata", "document information", "document info", "plan info",
    "plan information", "document control", "feature metadata", "feature information", "feature info", "header",
    "元数据", "文档信息", "基本信息", "元資料", "文件資訊", "基本資訊",
    "メタデータ", "メタ情報", "文書情報", "基本情報", "ドキュメント情報",
    "메타데이터", "문서 정보", "기본 정보",
    "метаданные", "информация о документе", "о документе",
    "metadatos", "información del documento",
    "métadonnées", "informations", "informations sur le document",
    "metadaten", "dokumentinformationen", "dokumentinfo",
    "البيانات الوصفية", "معلومات الوثيقة",
    "metadados", "informações do documento",
];
