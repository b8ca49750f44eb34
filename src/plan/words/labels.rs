//! The labels of header fields and of the Technical Context.
//!
//! Compared with [`super::fold`]ed labels in which `_` and `-` are spaces, so that `feature_branch`, `Feature-Branch`
//! and "Feature Branch" are one row; see [the module above](super) for the order of languages.

/// What templates ask for in a Technical Context.
#[rustfmt::skip]
pub const CONTEXT: &[&str] = &[
    "language", "languages", "language/version", "primary dependencies", "primary dependency", "dependencies", "storage",
    "testing", "target platform", "platform", "project type", "performance goals", "performance", "constraints",
    "scale/scope", "scale", "framework", "frameworks", "database", "runtime", "architecture",
    "语言", "语言/版本", "主要依赖", "存储", "测试", "目标平台", "项目类型", "性能目标", "约束", "规模/范围", "言語", "言語/バージョン", "主要な依存関係",
    "ストレージ", "テスト", "対象プラットフォーム", "プロジェクトタイプ", "パフォーマンス目標", "制約", "規模", "언어", "주요 의존성", "저장소", "테스트",
    "대상 플랫폼", "프로젝트 유형", "성능 목표", "제약", "язык", "хранилище", "тестирование", "ограничения", "lenguaje",
    "almacenamiento", "pruebas", "restricciones", "langage", "stockage", "tests", "contraintes", "sprache", "speicher",
];

/// Where the plan stands.
#[rustfmt::skip]
pub const STATUS: &[&str] = &[
    "status", "current status", "planning status", "feature status", "spec status", "lifecycle", "lifecycle status", "state",
    "状态", "当前状态", "規格狀態", "规格状态", "狀態", "目前狀態",
    "ステータス", "状態", "状況", "現在のステータス",
    "상태", "현재 상태", "진행 상태",
    "статус", "текущий статус", "состояние",
    "стан", "поточний статус",
    "estado", "estado actual", "estatus",
    "statut", "état", "statut actuel",
    "aktueller status",
    "الحالة", "حالة",
    "estado atual", "situação",
    "stato", "durum", "stan", "trạng thái",
    "当前进度状态", "審查狀態", "進捗状況",
];

/// The same in words that name the plan or its document: they count below the last rule as well, and for no phase.
#[rustfmt::skip]
pub const STATUS_OF_THE_PLAN: &[&str] = &[
    "plan status", "status of the plan", "document status",
    "计划状态", "文档状态", "計畫狀態", "文件狀態",
    "計画ステータス", "計画の状態", "文書ステータス", "ドキュメントステータス",
    "계획 상태", "계획상태", "문서 상태",
    "статус плана", "статус плану", "статус документа",
    "estado del plan", "estado del documento",
    "statut du plan", "état du plan", "statut du document",
    "planstatus", "status des plans", "dokumentstatus",
    "حالة الخطة", "حالة الوثيقة",
    "estado do plano", "status do plano", "estado do documento",
    "stato del piano", "plan durumu", "status planu",
];

/// When the plan was created.
#[rustfmt::skip]
pub const CREATED: &[&str] = &[
    "created", "created at", "created on", "date created", "creation date", "created date",
    "创建日期", "创建时间", "创建于", "创建", "建立日期", "建立時間", "建立", "創建日期",
    "作成日", "作成日時", "作成",
    "생성일", "작성일", "생성 날짜", "작성 날짜", "생성일자", "작성일자",
    "создано", "создан", "создана", "дата создания",
    "creado", "creada", "creado el", "fecha de creación",
    "créé", "créée", "créé le", "créée le", "date de création",
    "erstellt", "erstellt am", "erstellungsdatum", "angelegt", "angelegt am",
    "تاريخ الإنشاء", "أنشئ", "أنشئت", "تم الإنشاء",
    "criado", "criada", "criado em", "criada em", "data de criação",
    "creato", "creato il", "data di creazione", "oluşturulma", "utworzono", "ngày tạo",
    "дата створення", "створено", "data creazione", "created (utc)",
    "створений", "дата составления",
    "创建日", "建立时间", "制定日期", "编制日期", "编写日期", "撰写日期", "起草日期", "提出日期", "創建時間", "編寫日期", "撰寫日期", "製作日期", "作成日付", "起票日", "起案日", "策定日", "作成年月日", "생성일시", "작성일시", "최초 작성일", "등록일",
    "aangemaakt", "aangemaakt op", "gemaakt op", "oluşturma tarihi", "data utworzenia",
];

/// A date without a word of what happened then: the day of the plan where nothing says "created".
#[rustfmt::skip]
pub const DATE: &[&str] = &[
    "date", "plan date",
    "日期", "时间", "計畫日期", "计划日期",
    "日付", "計画日",
    "날짜", "일자",
    "дата",
    "fecha",
    "datum",
    "التاريخ", "تاريخ",
    "tarih", "ngày",
];

/// A label that means a date in one language and something else in another: it counts where a day follows.
pub const DATE_BEFORE_A_DAY: &[&str] = &["data", "time", "stand"];

/// Those among them that may stand before a stage as well.
pub const STATUS_OR_DAY: &[&str] = &["stand"];

/// The Git branch.
#[rustfmt::skip]
pub const BRANCH: &[&str] = &[
    "branch", "feature branch", "git branch", "working branch", "work branch", "mission branch", "branch name",
    "分支", "功能分支", "特性分支", "分支名", "分支名称", "功能分支名",
    "ブランチ", "機能ブランチ", "フィーチャーブランチ", "作業ブランチ", "ブランチ名",
    "브랜치", "기능 브랜치", "피처 브랜치", "작업 브랜치", "브랜치명",
    "ветка", "ветка фичи", "ветка функции", "ветка функциональности", "рабочая ветка", "git ветка",
    "rama", "rama de la funcionalidad", "rama de función", "rama de funcionalidad", "rama de característica", "rama git",
    "branche", "branche de fonctionnalité", "branche de la fonctionnalité", "branche fonctionnelle", "branche git",
    "zweig", "funktionszweig",
    "الفرع", "فرع", "فرع الميزة", "فرع git",
    "ramo", "ramo da funcionalidade", "branch da funcionalidade", "branch da feature", "branch de funcionalidade",
    "ramo git", "ramo de funcionalidade", "dal", "gałąź", "nhánh",
    "гілка", "branch di lavoro", "ветка git",
    "робоча гілка", "гілка функції", "гілка git", "рабочая ветвь",
    "关联分支", "开发分支", "工作分支", "代码分支", "所属分支", "对应分支", "關聯分支", "開發分支", "対象ブランチ", "開発ブランチ", "関連ブランチ", "개발 브랜치", "관련 브랜치", "깃 브랜치",
];

/// Who wrote the plan.
#[rustfmt::skip]
pub const AUTHOR: &[&str] = &[
    "author", "authors", "author(s)", "plan author", "written by", "created by", "prepared by", "authored by",
    "作者", "编写人", "编写者", "撰写人", "創建者", "创建者", "创建人", "撰寫人", "編寫者",
    "作成者", "著者", "執筆者", "起案者",
    "작성자", "저자",
    "автор", "авторы", "составил", "подготовил",
    "autor", "autora", "autores", "autor(a)", "autor(es)", "creado por", "elaborado por", "escrito por",
    "auteur", "autrice", "auteurs", "auteure", "rédigé par", "auteur(s)", "créé par",
    "autoren", "verfasser", "verfasserin", "erstellt von", "autor:in",
    "المؤلف", "الكاتب", "المؤلفون", "إعداد", "كتبه",
    "criado por", "autore", "yazar", "tác giả",
    "автори", "autori", "yazarlar",
    "підготував", "підготувала", "склав", "розробив", "подготовила", "составила", "разработал",
    "autor/a", "autor/in", "autor*in", "auteur·rice", "auteur·e", "автор(ы)",
    "拟制人", "制定人", "起草人", "提出人", "撰稿人", "起票者", "担当著者", "記入者", "작성인",
];

/// Who keeps the plan, which stands in for an author.
#[rustfmt::skip]
pub const MAINTAINER: &[&str] = &[
    "maintainer", "maintainers", "maintained by",
    "维护者", "维护人", "維護者",
    "メンテナー", "メンテナ", "保守担当", "管理者",
    "유지보수 담당자", "관리자", "메인테이너",
    "сопровождающий", "мейнтейнер",
    "mantenedor", "responsable de mantenimiento",
    "mainteneur", "mainteneuse",
    "betreuer", "maintainerin",
    "المشرف", "القائم بالصيانة",
    "mantenedora", "responsável pela manutenção",
];

/// What the plan is for: a name or an identity.
#[rustfmt::skip]
pub const FEATURE: &[&str] = &[
    "feature", "feature name", "feature id", "feature number",
    "编号", "功能", "功能编号", "功能名称", "特性", "編號", "功能編號", "功能名稱",
    "機能", "機能id", "機能名", "要件id", "フィーチャー",
    "기능", "기능 id", "기능명", "기능 이름",
    "фича", "функция", "функциональность", "id фичи",
    "функція", "функціональність", "фіча",
    "funcionalidad", "característica", "id de funcionalidad",
    "fonctionnalité", "id de fonctionnalité",
    "funktion", "merkmal",
    "الميزة", "معرف الميزة", "اسم الميزة",
    "funcionalidade", "recurso", "id da funcionalidade", "özellik",
];

/// The title, as front matter gives it.
pub const TITLE: &[&str] =
    &["title", "标题", "標題", "タイトル", "제목", "название", "título", "titre", "titel", "العنوان", "назва"];

/// A remark that templates put into the header.
#[rustfmt::skip]
pub const NOTE: &[&str] = &[
    "note", "注意", "说明", "备注", "註", "說明", "備註", "注記", "注", "備考", "참고", "비고", "примечание", "nota",
    "примітка", "заметка",
    "remarque", "note importante", "hinweis", "anmerkung", "ملاحظة", "observação",
];

/// Plans that must come first. Libraries stand under the same labels.
#[rustfmt::skip]
pub const DEPENDS_ON: &[&str] = &[
    "depends on", "depends upon", "dependencies", "dependency", "dependent on", "requires", "prerequisite",
    "prerequisites", "blocked by", "builds on", "builds upon", "needs", "after", "predecessor", "predecessors",
    "plan dependencies", "feature dependencies", "spec dependencies", "upstream dependencies",
    "依赖", "依赖于", "前置依赖", "前置条件", "依赖项", "前置计划", "阻塞于", "依賴", "依賴於", "前置條件", "相依",
    "依存", "依存関係", "依存先", "前提", "前提条件",
    "의존성", "의존", "의존 관계", "종속성", "선행 조건", "선행 작업", "선행 기능",
    "зависит от", "зависимости", "зависимость", "требует", "предпосылки", "заблокировано",
    "залежить від", "залежності", "залежність", "потребує", "передумови", "заблоковано", "опирается на",
    "предварительные условия", "aufbauend auf", "basiert auf", "vorgänger", "يستند إلى", "مبني على",
    "depende de", "dependencias", "requiere", "prerrequisitos", "bloqueado por",
    "dépend de", "dépendances", "dépendance", "nécessite", "prérequis", "bloqué par",
    "hängt ab von", "abhängig von", "abhängigkeiten", "abhängigkeit", "setzt voraus", "voraussetzungen", "benötigt",
    "blockiert durch", "baut auf",
    "يعتمد على", "تعتمد على", "الاعتماديات", "التبعيات", "المتطلبات المسبقة", "يتطلب",
    "dependências", "dependência", "requer", "pré requisitos", "bloqueada por",
];

/// Plans that this one replaces.
#[rustfmt::skip]
pub const SUPERSEDES: &[&str] = &[
    "supersedes", "supersede", "replaces", "replacement for", "obsoletes",
    "取代", "替代", "替换", "代替",
    "置き換え", "置換対象", "置き換える", "後継元",
    "대체", "대체 대상", "대체함",
    "заменяет", "замещает",
    "замінює", "заступає", "заменяет собой",
    "reemplaza", "reemplaza a", "sustituye", "sustituye a",
    "remplace", "supplante",
    "ersetzt", "löst ab",
    "يحل محل", "تحل محل", "يستبدل",
    "substitui", "substitui a",
];

/// Plans that replace this one, and others that are only named.
#[rustfmt::skip]
pub const RELATED: &[&str] = &[
    "superseded by", "replaced by", "related", "related doc", "related docs", "related plan", "related plans",
    "related spec", "related specs", "related feature", "related features", "see also", "references", "relates to",
    "parent", "parent spec", "parent plan", "parent feature", "epic", "follow up to", "follows", "blocks",
    "被取代", "相关", "相关文档", "相关规格", "相关计划", "相關", "相關規格",
    "関連", "関連仕様", "関連計画", "関連ドキュメント",
    "관련", "관련 사양", "관련 계획", "관련 문서", "대체됨",
    "заменён", "заменена", "связано", "связанные", "связанные спецификации", "см. также",
    "пов'язано", "пов'язані", "див. також", "замінено на", "связан с", "связанные планы", "verwandte pläne",
    "مرتبط",
    "reemplazado por", "sustituido por", "relacionado", "relacionados", "véase también",
    "remplacé par", "lié à", "liés", "voir aussi",
    "ersetzt durch", "verwandt", "siehe auch", "bezug",
    "استبدل ب", "ذات صلة", "انظر أيضا",
    "substituído por", "relacionadas", "ver também",
];

/// What else stands in headers, so that it is known without bold type.
#[rustfmt::skip]
pub const OTHER: &[&str] = &[
    "spec", "specification", "input", "source spec", "spec id", "version", "plan version", "priority", "owner", "owners",
    "team", "reviewer", "reviewers", "approver", "approved by", "reviewed by", "last updated", "updated", "last modified",
    "last reviewed", "next review", "revised", "issue", "issues", "epic", "ticket", "pr", "pull request", "milestone",
    "release", "target release", "target date", "target branch", "due date", "due", "deadline", "start date", "end date",
    "estimate", "estimated effort", "effort", "size", "complexity", "mission", "mission id", "mission type", "slug",
    "tasks", "research", "tags", "labels", "stack", "isolation", "constitution", "worktree", "feature dir",
    "规格", "规范", "输入", "版本", "优先级", "负责人", "更新日期", "最后更新", "規格", "規範", "輸入", "優先級", "負責人",
    "更新時間", "评审人", "审核人",
    "仕様", "入力", "バージョン", "優先度", "担当者", "担当", "更新日", "最終更新", "最終更新日", "レビュアー",
    "사양서", "사양", "명세", "입력", "버전", "우선순위", "담당자", "수정일", "최종 수정", "최종 업데이트", "업데이트",
    "спецификация", "вход", "ввод", "входные данные", "версия", "приоритет", "ответственный", "владелец", "обновлено",
    "последнее обновление", "ревьюер",
    "especificación", "entrada", "versión", "prioridad", "responsable", "actualizado", "última actualización", "revisor",
    "spécification", "entrée", "priorité", "mis à jour", "dernière mise à jour", "relecteur",
    "spezifikation", "eingabe", "priorität", "verantwortlich", "aktualisiert", "zuletzt aktualisiert", "prüfer",
    "المواصفات", "المواصفة", "المدخلات", "الإدخال", "الإصدار", "الأولوية", "المسؤول", "آخر تحديث",
    "especificação", "versão", "prioridade", "responsável", "atualizado", "última atualização", "atualizado em",
    "time estimate", "оновлено", "версія", "objetivo", "ziel", "goal", "objective", "project", "module",
    "специфікація", "вхідні дані", "вхід", "пріоритет", "відповідальний", "власник", "останнє оновлення",
    "tiempo estimado", "especificacion",
    "最后更新日期", "最近更新", "修订日期", "更新时间", "审批人", "負責單位", "最終更新日時", "改訂日", "承認者", "최종 수정일", "마지막 수정일", "마지막 업데이트", "검토자", "승인자",
    "담당", "담당팀", "リーダー", "责任人", "責任者", "eigenaar", "prioriteit",
];
