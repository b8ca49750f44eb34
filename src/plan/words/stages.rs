//! How a status begins, by the stage it means.
//!
//! Compared with the start of a [`super::fold`]ed status, the longest row of all tables first; see
//! [the module above](super) for the order of languages. A word that could mean two stages stands in none.

/// Being written, or not begun: the team still decides what to do.
#[rustfmt::skip]
pub const DRAFT: &[&str] = &[
    "draft", "drafting", "drafted", "in draft", "initial draft", "first draft", "working draft", "early draft", "plan",
    "planning", "in planning", "being planned", "plan in progress", "planning in progress", "in design", "designing",
    "design", "specified", "specced", "speccing", "specification", "clarified", "clarifying", "scoped", "scoping",
    "outline", "outlined", "idea", "concept", "exploring", "exploration", "discovery", "research", "researching",
    "in research", "in discovery", "under discussion", "ready for planning", "ready for plan",
    "草稿", "草案", "初稿", "草拟", "起草", "编写中", "撰写中", "规划中", "計畫中", "计划中", "计划阶段", "规划阶段", "设计中",
    "草擬", "規劃中", "設計中", "构思", "待规划",
    "下書き", "ドラフト", "起案", "作成中", "執筆中", "計画中", "計画", "策定中", "検討中", "構想",
    "초안", "드래프트", "작성 중", "작성중", "계획", "계획 중", "계획중", "기획", "기획 중", "설계 중", "설계중", "검토 전",
    "черновик", "набросок", "проект документа", "планирование", "планируется", "в планировании", "на этапе планирования",
    "проектирование", "подготовка",
    "borrador", "en borrador", "planificación", "en planificación", "planificando", "en diseño", "diseño",
    "brouillon", "ébauche", "planification", "en planification", "en cours de planification", "en cours de rédaction",
    "en rédaction", "conception", "en conception",
    "entwurf", "im entwurf", "in planung", "planung", "konzept", "in ausarbeitung",
    "مسودة", "المسودة", "قيد التخطيط", "التخطيط", "تخطيط", "قيد الإعداد", "قيد الكتابة", "قيد التصميم",
    "rascunho", "em rascunho", "planejamento", "em planejamento", "planeamento", "em planeamento", "em elaboração",
    "bozza", "taslak", "szkic", "bản nháp",
    "чернетка", "планування", "especificación", "spécification", "spezifikation", "pianificazione",
    "на етапі планування", "планується", "проєктування", "у підготовці",
    "in pianificazione", "planlama",
    // Not begun: nobody has said yes to it either.
    "not started", "not yet started", "not begun", "to do", "todo", "backlog", "queued", "up next", "scheduled",
    "未开始", "尚未开始", "待开始", "未開始", "尚未開始", "着手前", "未着手", "開始前", "着手待ち", "시작 전", "미착수", "не начат", "не начата",
    "не начато", "no iniciado", "no iniciada", "sin iniciar", "sin empezar", "por hacer", "por iniciar",
    "non démarré", "non démarrée", "non commencé", "non commencée", "pas commencé", "à faire", "nicht begonnen",
    "noch nicht begonnen", "nicht gestartet", "لم يبدأ", "لم تبدأ", "não iniciado", "não iniciada", "a fazer",
    "не розпочато",
];

/// Being reviewed, or waiting for it.
#[rustfmt::skip]
pub const REVIEW: &[&str] = &[
    "review", "in review", "under review", "reviewing", "being reviewed", "peer review", "ready for review",
    "ready to review", "for review", "awaiting review", "waiting for review", "pending review", "needs review",
    "awaiting approval", "pending approval", "waiting for approval", "ready for approval", "awaiting sign off",
    "awaiting sign-off", "proposed", "proposal", "rfc", "submitted", "in qa", "plan review", "draft for review",
    "draft, awaiting review", "draft - awaiting review", "draft (in review)", "draft (under review)",
    "评审", "评审中", "审核中", "审查中", "审阅中", "待评审", "待审核", "待审查", "待审批", "等待评审", "等待审核", "等待审批",
    "審查中", "審核中", "待審查", "待審核", "審閱中", "评审阶段", "提案",
    "レビュー", "レビュー中", "レビュー待ち", "審査中", "承認待ち", "確認中", "確認待ち", "査読中",
    "검토", "검토 중", "검토중", "리뷰 중", "리뷰중", "리뷰", "검토 대기", "리뷰 대기", "승인 대기", "제안", "제안됨",
    "на рассмотрении", "на проверке", "на ревью", "в ревью", "на согласовании", "на утверждении", "ревью", "проверка",
    "ожидает проверки", "ожидает утверждения", "ожидает согласования", "предложен", "предложено", "предложена",
    "en revisión", "revisión", "en revision", "pendiente de revisión", "pendiente de aprobación", "propuesto", "propuesta",
    "lista para revisión", "listo para revisión",
    "en revue", "en relecture", "relecture", "revue", "en révision", "en cours de revue", "en cours de relecture",
    "en validation", "en attente de validation", "en attente de revue", "en attente d'approbation", "proposé", "proposée",
    "prêt pour revue", "prêt pour relecture", "à valider", "à relire",
    "in prüfung", "zur prüfung", "zur freigabe", "in überprüfung", "prüfung", "in abstimmung",
    "wartet auf freigabe", "wartet auf prüfung", "vorgeschlagen", "vorschlag", "bereit zur prüfung",
    "قيد المراجعة", "تحت المراجعة", "المراجعة", "مراجعة", "بانتظار المراجعة", "في انتظار المراجعة",
    "في انتظار الموافقة", "بانتظار الموافقة", "مقترح", "مقترحة",
    "em revisão", "revisão", "aguardando revisão", "aguardando aprovação", "proposto", "proposta", "pronto para revisão",
    "in revisione", "incelemede", "w przeglądzie",
    "очікує схвалення", "очікує затвердження", "на розгляді", "in attesa di approvazione", "esperando aprobación",
    "на перегляді", "на рецензії", "на рев'ю", "на узгодженні", "на погодженні", "на перевірці", "очікує рецензії",
    "очікує перевірки", "запропоновано",
    "esperando revisión", "wartet auf genehmigung", "in begutachtung", "waiting on review",
    "ter beoordeling", "w trakcie przeglądu", "in attesa di revisione", "gözden geçiriliyor",
];

/// Accepted and ready.
#[rustfmt::skip]
pub const APPROVED: &[&str] = &[
    "approved", "accepted", "agreed", "ratified", "signed off", "signed-off", "ready", "ready for implementation",
    "ready for development", "ready for execution", "ready for tasks", "ready for task generation", "ready to implement",
    "ready to start", "ready for work", "ready for dev", "planned", "plan complete", "plan completed", "plan ready",
    "plan approved", "planning complete", "planning completed", "planning done", "design complete", "design approved",
    "spec complete", "specification complete", "research complete", "final", "finalized", "finalised", "frozen", "locked",
    "baselined",     "validated",
    "已批准", "批准", "已通过", "已审批", "已审核", "已评审", "已接受", "已确认", "已冻结", "冻结", "正式冻结", "已定稿", "定稿",
    "待执行", "等待执行", "待实施", "等待实施", "待实现", "待开发", "等待开发", "已规划", "已计划",
    "计划完成", "规划完成", "设计完成", "就绪", "已就绪", "准备就绪", "可实施",
    "已核准", "核准", "已凍結", "待執行", "等待執行", "待實作", "待開發", "已規劃", "計畫完成", "規劃完成",
    "已確認",
    "承認", "承認済み", "承認済", "合意済み", "確定", "確定済み", "実装待ち", "実装準備完了", "準備完了", "計画済み", "計画完了",
    "設計完了", "凍結",
    "승인", "승인됨", "승인 완료", "확정", "확정됨", "합의", "준비 완료", "준비됨", "구현 준비 완료", "구현 대기", "구현 예정",
    "계획됨", "계획 완료", "설계 완료", "예정", "예정됨", "완료 예정", "대기 중", "동결",
    "утвержден", "утверждён", "утверждена", "утверждено", "одобрен", "одобрена", "одобрено", "согласован", "согласована",
    "согласовано", "принят", "принята", "принято", "готов к реализации", "готово к реализации", "готова к реализации",
    "готов к разработке", "готово к разработке", "готов к внедрению", "готов к выполнению", "готов к работе",
    "запланирован", "запланирована", "запланировано", "план готов",
    "планирование завершено", "заморожен", "заморожено", "к выполнению",
    "aprobado", "aprobada", "aceptado", "aceptada", "acordado", "listo", "lista", "listo para implementar",
    "listo para implementación", "lista para implementación", "planificado", "planificada", "planificación completa",
    "planificación completada", "validado", "validada",     "congelado",
    "approuvé", "approuvée", "accepté", "acceptée", "validé", "validée", "prêt", "prête", "prêt à implémenter",
    "prêt pour implémentation", "prêt pour l'implémentation", "planifié", "planifiée", "planification terminée",
    "gelé", "figé",
    "genehmigt", "freigegeben", "akzeptiert", "angenommen", "abgenommen", "verabschiedet", "bereit",
    "bereit zur umsetzung", "bereit für die umsetzung", "bereit zur implementierung", "geplant", "planung abgeschlossen",
    "offen zur umsetzung", "eingefroren",
    "معتمد", "معتمدة", "موافق عليه", "موافق عليها", "تمت الموافقة", "مقبول", "مقبولة", "جاهز", "جاهزة",
    "جاهز للتنفيذ", "مخطط", "مخطط له", "اكتمل التخطيط",
    "aprovado", "aprovada", "aceito", "aceite", "aceita", "pronto", "pronta", "pronto para implementação",
    "pronto para implementar", "planejado", "planejada", "planeado", "planejamento concluído",     "congelada",
    "approvato", "onaylandı", "zatwierdzony", "goedgekeurd",
    "затверджено", "схвалено", "прийнято", "готово до реалізації", "backlog planificado", "umsetzungsbereit",
    "погоджено", "узгоджено", "готовий до реалізації", "готова до реалізації", "готовий до впровадження",
    "готово до впровадження", "заплановано",     "bereit für umsetzung", "ready to build", "ready to go", "pronto per l'implementazione", "pianificato",
    "评审通过", "审核通过", "审批通过", "审查通过", "评审完成", "審查通過", "審核通過", "評審通過", "计划已完成", "文档冻结", "规格冻结", "方案冻结", "计划冻结", "レビュー完了", "レビュー済み", "レビュー通過", "검토 완료", "리뷰 완료", "검토 통과",
    "approvata", "zatwierdzone", "akkoord",
];

/// Being carried out.
#[rustfmt::skip]
pub const ACTIVE: &[&str] = &[
    "active", "in progress", "in-progress", "inprogress", "ongoing", "underway", "under way", "started", "wip",
    "work in progress", "processing", "executing", "in execution", "implementing", "implementation", "in implementation",
    "being implemented", "implementation in progress", "implementation started", "implementation underway",
    "under implementation", "partially implemented", "partially complete", "partially completed", "partly implemented",
    "mostly complete", "mostly done", "nearly complete", "almost done", "almost complete", "incomplete", "in development",
    "under development", "developing", "development", "building", "in flight", "coding", "testing", "in testing",
    "current", "rolling out", "tasks in progress", "complete except", "done except",
    "进行中", "正在进行", "实施中", "执行中", "开发中", "实现中", "推进中", "处理中", "部分完成", "未完成", "完成度", "实施阶段",
    "测试中", "進行中", "執行中", "開發中", "實作中", "實施中", "處理中", "活跃",
    "実装中", "作業中", "開発中", "実施中", "対応中", "着手", "着手済み", "着手中", "一部完了", "未完了", "部分実装", "テスト中",
    "実装フェーズ", "アクティブ",
    "진행 중", "진행중", "진행", "구현 중", "구현중", "구현", "개발 중", "개발중", "작업 중", "작업중", "부분 완료", "일부 완료",
    "미완료", "테스트 중", "활성",
    "в работе", "в процессе", "в разработке", "в реализации", "выполняется", "реализуется", "разрабатывается", "внедряется",
    "идёт", "идет", "начат", "начата", "начато", "реализация", "разработка", "активен", "активный", "активна",
    "частично реализован", "частично реализовано", "частично выполнено", "частично завершено",
    "en progreso", "en curso", "en proceso", "en desarrollo", "en implementación", "en ejecución", "implementación",
    "implementando", "iniciado", "iniciada", "activo", "activa", "parcialmente implementado", "parcialmente completado",
    "incompleto",
    "en cours", "en développement", "en cours d'implémentation", "en cours de développement", "en cours de réalisation",
    "en implémentation", "implémentation", "démarré", "démarrée", "commencé", "actif", "partiellement implémenté",
    "partiellement terminé", "incomplet",
    "in arbeit", "in bearbeitung", "in umsetzung", "in entwicklung", "in implementierung", "umsetzung", "laufend", "läuft",
    "begonnen", "gestartet", "aktiv", "teilweise umgesetzt", "teilweise abgeschlossen", "teilweise fertig",
    "unvollständig",
    "قيد التنفيذ", "قيد التطوير", "قيد العمل", "قيد الإنجاز", "جاري", "جاري التنفيذ", "جار", "جاري العمل", "نشط", "نشطة",
    "بدأ", "بدأت", "مكتمل جزئيا", "منفذ جزئيا", "غير مكتمل",
    "em andamento", "em progresso", "em desenvolvimento", "em implementação", "em execução", "em curso", "ativo", "ativa",
    "implementação", "parcialmente concluído",
    "in corso", "devam ediyor", "w toku", "in uitvoering", "đang thực hiện",
    "у роботі", "в процесі", "виконується", "in umsetzungsphase", "wird umgesetzt", "wird implementiert",
    "в роботі", "у процесі", "розробляється", "у розробці", "в розробці", "реалізується", "впроваджується",
    "триває", "розпочато", "частково виконано", "частково реалізовано",
    "in lavorazione",
    "in behandeling", "bezig", "w trakcie",
];

/// Cannot go on.
#[rustfmt::skip]
pub const BLOCKED: &[&str] = &[
    "blocked", "blocked by", "blocked on", "blocking", "stuck", "impeded", "stalled",
    "阻塞", "已阻塞", "受阻", "被阻塞", "卡住", "阻塞中", "封鎖", "受阻中",
    "ブロック", "ブロック中", "ブロックされ", "停滞", "停滞中", "阻害",
    "차단", "차단됨", "막힘", "블록", "블로킹", "블로킹됨",
    "заблокирован", "заблокирована", "заблокировано", "блокирован", "блокировано", "застрял",
    "заблокований", "заблокована",
    "bloqueado", "bloqueada", "estancado",
    "bloqué", "bloquée",
    "blockiert", "gesperrt", "festgefahren",
    "محظور", "محظورة", "متعطل", "متعطلة", "معطل", "عالق",
    "travado", "impedido", "impedida",
    "bloccato", "engellendi", "zablokowany", "geblokkeerd",
];

/// Finished.
#[rustfmt::skip]
pub const DONE: &[&str] = &[
    "done", "complete", "completed", "implemented", "implementation complete", "implementation completed",
    "implementation done", "implementation finished", "fully implemented", "fully complete", "fully completed",
    "feature complete", "code complete", "all tasks complete", "all tasks completed", "all tasks done",
    "all phases complete", "all phases completed", "100% complete", "shipped", "released", "merged", "delivered", "deployed",
    "in production", "live", "finished", "closed", "resolved", "landed", "launched", "verified",
    "完成", "已完成", "全部完成", "完毕", "已实施", "已实现", "实施完成", "实现完成", "开发完成", "已发布", "已上线", "已合并",
    "已交付", "已关闭", "已结束", "已部署", "已落地", "已验收", "验收通过",
    "已實作", "實作完成", "已實現", "實施完成", "開發完成", "已發布", "已發佈", "已上線", "已合併", "已關閉", "已結束",
    "完了", "実装完了", "完了済み", "完了済", "実装済み", "実装済", "開発完了", "対応済み", "対応完了", "リリース済み", "リリース済",
    "マージ済み", "マージ済", "終了", "全て完了", "すべて完了", "クローズ", "デプロイ済み", "公開済み",
    "완료", "완료됨", "구현 완료", "구현완료", "구현됨", "개발 완료", "배포됨", "배포 완료", "출시됨", "병합됨", "종료", "종료됨",
    "모두 완료", "머지됨",
    "завершен", "завершён", "завершена", "завершено", "выполнен", "выполнена", "выполнено", "реализован", "реализована",
    "реализовано", "готов", "готова", "готово", "сделан", "сделано", "внедрен", "внедрён", "внедрено", "закрыт", "закрыто",
    "закончен", "закончено", "выпущен", "выпущено", "влито", "полностью реализовано", "реализация завершена",
    "разработка завершена",
    "completado", "completada", "completo", "completa", "terminado", "terminada", "finalizado", "finalizada",
    "implementado", "implementada", "implementación completa", "implementación completada", "hecho", "hecha", "entregado",
    "entregada", "cerrado", "cerrada", "publicado", "publicada", "desplegado", "fusionado",
    "terminé", "terminée", "achevé", "achevée", "complété", "complétée", "complet", "complète", "fini", "finie",
    "implémenté", "implémentée", "implémentation terminée", "implémentation complète", "livré", "livrée", "réalisé",
    "réalisée", "clos", "close", "clôturé", "déployé", "déployée", "publié", "publiée", "fait", "fusionné",
    "abgeschlossen", "fertig", "fertiggestellt", "umgesetzt", "implementiert", "erledigt", "vollständig", "beendet",
    "umsetzung abgeschlossen", "implementierung abgeschlossen", "ausgeliefert", "veröffentlicht", "geschlossen",
    "vollständig umgesetzt", "vollständig implementiert", "gemergt", "gemerged",
    "مكتمل", "مكتملة", "اكتمل", "اكتملت", "تم", "تم التنفيذ", "تم الإنجاز", "تم الانتهاء", "منجز", "منجزة", "منفذ", "منفذة",
    "منتهي", "منتهية", "مغلق", "مغلقة", "تم النشر", "اكتمل التنفيذ",
    "concluído", "concluída", "concluido", "entregue", "feito", "feita", "encerrado", "encerrada", "implementação concluída",
    "implementação completa", "fechado", "lançado",
    "completato", "tamamlandı", "ukończony", "zakończony", "voltooid", "hoàn thành",
    "виконано", "реалізовано", "completed and verified", "concluso", "tamamlanmış",
    "завершений", "впроваджено", "готовий", "закрито", "зроблено", "випущено", "розгорнуто",
    "afgerond", "zakończone", "ukończone", "completata", "gotowe",
];

/// Put off.
#[rustfmt::skip]
pub const DEFERRED: &[&str] = &[
    "deferred", "postponed", "on hold", "on-hold", "hold", "paused", "parked", "shelved", "suspended", "delayed", "stopped",
    "halted", "frozen until", "icebox", "iceboxed", "someday", "dormant",
    "推迟", "延期", "已延期", "暂停", "已暂停", "搁置", "已搁置", "暂缓", "挂起", "延后", "已推迟", "停止", "已停止",
    "延後", "暫停", "已暫停", "擱置", "已擱置", "暫緩", "已延後",
    "保留", "保留中", "延期中", "先送り", "中断", "中断中", "一時停止", "休止", "休止中", "見送り", "停止中",
    "보류", "보류 중", "보류됨", "연기", "연기됨", "중단", "중단됨", "일시 중지", "일시 중단", "정지", "중지", "중지됨",
    "отложен", "отложена", "отложено", "приостановлен", "приостановлена", "приостановлено", "на паузе", "пауза",
    "остановлен", "остановлена", "остановлено", "перенесен", "перенесён", "перенесено",
    "aplazado", "aplazada", "pospuesto", "pospuesta", "diferido", "diferida", "en pausa", "pausado", "pausada",
    "suspendido", "suspendida", "en espera", "detenido", "detenida",
    "reporté", "reportée", "différé", "différée", "suspendu", "suspendue", "en pause", "ajourné", "ajournée", "arrêté",
    "arrêtée", "en suspens", "mis en attente",
    "zurückgestellt", "verschoben", "aufgeschoben", "pausiert", "ausgesetzt", "angehalten", "vertagt", "gestoppt", "ruht",
    "مؤجل", "مؤجلة", "موقوف", "موقوفة", "معلق", "معلقة", "متوقف", "متوقفة", "متوقف مؤقتا", "تم التأجيل",
    "adiado", "adiada", "suspenso", "suspensa", "em espera", "parado", "parada",
    "sospeso", "rimandato", "ertelendi", "wstrzymany", "uitgesteld",
    "відкладено", "призупинено", "geparkt", "sospesa", "in pausa",
    "на паузі", "зупинено", "відкладений",
];

/// Replaced by another plan, or given up.
#[rustfmt::skip]
pub const SUPERSEDED: &[&str] = &[
    "superseded", "superseded by", "replaced", "replaced by", "obsolete", "obsoleted", "deprecated", "abandoned", "cancelled",
    "canceled", "rejected", "declined", "withdrawn", "dropped", "discarded", "retired", "won't do", "wont do", "won't fix",
    "wontfix", "not planned", "no longer needed", "no longer relevant", "void", "killed", "descoped", "out of scope",
    "merged into", "folded into", "absorbed by", "duplicate", "split into", "closed as duplicate", "closed as not planned",
    "废弃", "已废弃", "作废", "已作废", "取消", "已取消", "被取代", "已取代", "已被取代", "已替代", "被替代", "已被替代", "弃用",
    "已弃用", "已拒绝", "放弃", "已放弃", "不再需要", "已过时",
    "廢棄", "已廢棄", "作廢", "已作廢", "棄用", "已棄用", "已拒絕", "放棄", "已放棄", "已過時",
    "廃止", "廃止済み", "廃案", "中止", "取り下げ", "却下", "破棄", "置き換え", "置換", "非推奨", "キャンセル", "統合済み",
    "代替済み",
    "대체", "대체됨", "폐기", "폐기됨", "취소", "취소됨", "반려", "반려됨", "거부", "거부됨", "철회", "철회됨", "포기", "더 이상 사용",
    "заменен", "заменён", "заменена", "заменено", "отменен", "отменён", "отменена", "отменено", "устарел", "устарела",
    "устарело", "отклонен", "отклонён", "отклонена", "отклонено", "отозван", "отозвано", "неактуален", "неактуально",
    "заброшен", "заброшено", "снят", "снято",
    "sustituido", "sustituida", "reemplazado", "reemplazada", "obsoleto", "obsoleta", "cancelado", "cancelada", "rechazado",
    "rechazada", "abandonado", "abandonada", "descartado", "descartada", "anulado", "anulada", "retirado",
    "remplacé", "remplacée", "obsolète", "annulé", "annulée", "abandonné", "abandonnée", "rejeté", "rejetée", "refusé",
    "retiré", "caduc", "supplanté",
    "ersetzt", "abgelöst", "überholt", "veraltet", "verworfen", "abgebrochen", "abgelehnt", "zurückgezogen", "storniert",
    "eingestellt", "aufgegeben",
    "ملغي", "ملغى", "ملغاة", "تم الإلغاء", "مستبدل", "مستبدلة", "تم استبداله", "تم استبدالها", "مرفوض", "مرفوضة", "مهجور",
    "مهجورة", "متقادم", "قديم",
    "substituído", "substituída", "rejeitado", "rejeitada", "descontinuado", "descontinuada", "superado",
    "sostituito", "annullato", "iptal edildi", "anulowany", "vervangen",
    "скасовано", "замінено", "застаріло", "annullata",
    "відхилено", "відкликано", "замінений", "застарілий",
];

/// Phrases that begin like a row above and mean something that no stage stands for.
#[rustfmt::skip]
pub const UNKNOWN: &[&str] = &[
    "plan b", "plan a", "complete rewrite", "complete redesign", "live document", "current state", "design doc",
    "plan document", "closed beta", "final review pending",
];

/// What checks and gates say. A field with such a value is not where the plan stands.
#[rustfmt::skip]
pub const VERDICTS: &[&str] = &[
    "pass", "passed", "passes", "passing", "fail", "failed", "no violation", "no violations", "all gates", "all principles",
    "all checks", "compliant", "fully compliant", "constitution compliant", "gate passed", "gates passed",
    "通过宪章", "无违反", "无违规", "符合宪章", "合格", "準拠", "違反なし", "위반 없음", "통과", "нарушений нет", "без нарушений",
    "sin violaciones", "sin infracciones", "aucune violation", "keine verstöße", "konform", "لا توجد انتهاكات",
    "sem violações",
];
