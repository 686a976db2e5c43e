//! The closed list of acts that are decided and audited.

use std::fmt;

use jixia_model::Text;

use crate::resource::ResourceKind;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($word:literal, $kind:ident, $zh:literal, $en:literal),)*) => {
        /// An act that is decided by policy and written to the audit trail.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// All acts.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable word in policies and in the audit trail: `dataset.publish`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// What the act is done to, as the policies see it.
            pub fn resource_kind(self) -> ResourceKind {
                match self { $(Self::$name => ResourceKind::$kind,)* }
            }

            /// The act as people read it, fit for "may not …" and “不能…”.
            pub fn title(self) -> Text {
                match self { $(Self::$name => Text::new($zh, $en),)* }
            }
        }
    };
}

actions! {
    /// See an organisation.
    ReadOrganisation("organisation.read", Organisation, "查看单位", "see the organisation"),
    /// Add an organisation.
    CreateOrganisation("organisation.create", Organisation, "新增单位", "add the organisation"),
    /// Change an organisation, or move it in the tree.
    ChangeOrganisation("organisation.change", Organisation, "修改单位", "change the organisation"),
    /// Remove an organisation that nothing refers to.
    DeleteOrganisation("organisation.delete", Organisation, "删除单位", "remove the organisation"),

    /// See a person's account.
    ReadPerson("person.read", Person, "查看人员", "see the account"),
    /// Add a person.
    CreatePerson("person.create", Person, "新增人员", "add the person"),
    /// Change name, organisation or role of a person, or disable the account.
    ChangePerson("person.change", Person, "修改人员", "change the account"),
    /// Choose a new password for oneself.
    ChangePassword("person.change_password", Person, "修改密码", "change the password"),
    /// Give somebody else a new password, to be changed at the next login.
    ResetPassword("person.reset_password", Person, "重置密码", "reset the password"),
    /// Log in.
    BeginSession("session.begin", Person, "登录", "log in to the account"),
    /// Log out, or end a session of one's own.
    EndSession("session.end", Person, "退出登录", "end sessions of the account"),

    /// See API keys (never their secrets).
    ReadApiKey("api_key.read", ApiKey, "查看接口密钥", "see the API key"),
    /// Make an API key.
    CreateApiKey("api_key.create", ApiKey, "新建接口密钥", "make the API key"),
    /// Revoke an API key.
    RevokeApiKey("api_key.revoke", ApiKey, "吊销接口密钥", "revoke the API key"),

    /// See the description of a dataset.
    ReadDataset("dataset.read", Dataset, "查看数据资源", "see the dataset"),
    /// Register a dataset.
    CreateDataset("dataset.create", Dataset, "登记数据资源", "register the dataset"),
    /// Change the description or the contract.
    ChangeDataset("dataset.change", Dataset, "修改数据资源", "change the dataset"),
    /// Find the description complete.
    ReviewDataset("dataset.review", Dataset, "审核数据资源", "review the dataset"),
    /// Give the description back to its author.
    ReturnDataset("dataset.return", Dataset, "退回数据资源", "return the dataset"),
    /// Show the dataset to others.
    PublishDataset("dataset.publish", Dataset, "发布数据资源", "publish the dataset"),
    /// Take the dataset out of the catalogue.
    WithdrawDataset("dataset.withdraw", Dataset, "撤回数据资源", "withdraw the dataset"),
    /// Build a derived table or a registry anew.
    BuildDataset("dataset.build", Dataset, "重新生成数据资源", "build the dataset"),
    /// Save which header of a file is which column.
    ChangeMapping("mapping.change", Dataset, "修改列映射", "change column mappings of the dataset"),

    /// Hand over a file or a pull.
    Deliver("delivery.create", Dataset, "交付数据", "deliver to the dataset"),
    /// See deliveries and their quality reports, without rows.
    ReadDelivery("delivery.read", Dataset, "查看交付记录", "see deliveries of the dataset"),
    /// Read the rejected rows.
    ReadQuarantine("quarantine.read", Dataset, "查看隔离数据", "read rejected rows of the dataset"),
    /// Make a table what it was at a past version.
    RestoreVersion("version.restore", Dataset, "恢复历史版本", "restore a version of the dataset"),

    /// Read rows, masked by classification.
    ReadRows("rows.read", Dataset, "查询数据", "read rows of the dataset"),
    /// Read rows as they are.
    ReadUnmaskedRows("rows.read_unmasked", Dataset, "查询未脱敏数据", "read unmasked rows of the dataset"),
    /// Look up one record by its key.
    LookUpRecord("record.look_up", Dataset, "核查单条记录", "look up records of the dataset"),
    /// See who read a record, when, why and under which share.
    TraceRecord("record.trace", Dataset, "查看记录的使用情况", "see who read records of the dataset"),
    /// See where sources of a registry disagree.
    ReadConflict("conflict.read", Dataset, "查看数据冲突", "see conflicts of the registry"),
    /// Say which source is right.
    SettleConflict("conflict.settle", Dataset, "裁定数据冲突", "settle conflicts of the registry"),

    /// See a pack and its files.
    ReadPack("pack.read", Pack, "查看包", "see the pack"),
    /// Install or upgrade a pack.
    InstallPack("pack.install", Pack, "安装包", "install the pack"),

    /// Ask a rule for one case.
    AskRule("rule.ask", Rule, "试算规则", "ask the rule"),
    /// Run a rule over a registry.
    RunRule("rule.run", Rule, "批量运行规则", "run the rule over a registry"),
    /// Settle an open point of a rule.
    ChangeSetting("setting.change", Rule, "修改规则待定项", "change settings of the rule"),

    /// Read the numbers of an indicator; small ones are told to nobody.
    ReadIndicator("indicator.read", Indicator, "查看指标", "see the indicator"),

    /// See a share: its application, its grant, where it stands.
    ReadShare("share.read", Share, "查看共享申请", "see the share"),
    /// Write, send, complete or withdraw an application, and end what one's own organisation uses.
    ApplyForShare("share.apply", Share, "申请共享", "apply for the share"),
    /// Consent, inside the applicant's organisation, that it applies.
    ApproveShare("share.approve", Share, "审核本部门的共享申请", "approve the application inside the organisation"),
    /// Look an application over for the provider.
    ExamineShare("share.examine", Share, "审查共享申请", "examine the application"),
    /// Agree or refuse for the provider.
    AnswerShare("share.answer", Share, "答复共享申请", "answer the application"),
    /// Let the data flow.
    SupplyShare("share.supply", Share, "提供共享数据", "let the data of the share flow"),
    /// Suspend, resume or terminate the use.
    SuspendShare("share.suspend", Share, "暂停共享权限", "suspend the share"),
    /// End a running share for the provider.
    EndShare("share.end", Share, "终止共享", "end the share"),
    /// Consent, as the authority, to more time.
    OverseeShare("share.oversee", Share, "监督共享", "oversee the share"),
    /// Say where the batches of a share go and when they run.
    PlanBatches("share.plan_batches", Share, "设置批量交换", "plan the batches of the share"),
    /// Use the data that a share grants.
    UseShare("share.use", Share, "使用共享数据", "use the data of the share"),

    /// Open a dispute about a share.
    OpenDispute("dispute.open", Share, "提出共享争议", "open a dispute about the share"),
    /// State a view on a dispute, agree, or ask the authority to coordinate.
    AnswerDispute("dispute.answer", Share, "协商共享争议", "negotiate the dispute"),
    /// Coordinate a dispute, and record what those above decide.
    OverseeDispute("dispute.oversee", Share, "协调共享争议", "coordinate the dispute"),

    /// See that there is a correction, and where it stands.
    ReadCorrection("correction.read", Correction, "查看校核申请", "see the correction"),
    /// Read what is doubted, and what was said about it.
    ReadCorrectionValues("correction.read_values", Correction, "查看校核申请的内容", "read the values of the correction"),
    /// Report a value that looks wrong, or take the report back.
    ReportCorrection("correction.report", Correction, "提出校核申请", "report the value"),
    /// Verify a value for the department that it comes from, correct it or uphold it.
    VerifyCorrection("correction.verify", Correction, "核实校核申请", "verify the value"),
    /// Hand a correction on to the department that it belongs to.
    ForwardCorrection("correction.forward", Correction, "转办校核申请", "forward the correction"),

    /// See what the organisation is told.
    ReadNotice("notice.read", Organisation, "查看告知", "see notices to the organisation"),
    /// Mark a notice as read.
    MarkNotice("notice.mark", Organisation, "标记告知为已读", "mark notices to the organisation as read"),

    /// See a change of the catalogue: what it states, where it stands.
    ReadCatalogueChange("catalogue_change.read", CatalogueChange, "查看目录变更", "see the change of the catalogue"),
    /// Write, send, complete or withdraw a change of an entry of one's own department.
    CompileCatalogueChange("catalogue_change.compile", CatalogueChange, "编制目录变更", "write the change of the catalogue"),
    /// Consent, as head of the department's sharing office, that it is sent.
    ApproveCatalogueChange("catalogue_change.approve", CatalogueChange, "审核本部门的目录变更", "approve the change of the catalogue inside the department"),
    /// Review it for the authority: publish it or give it back.
    ReviewCatalogueChange("catalogue_change.review", CatalogueChange, "审核发布目录变更", "review the change of the catalogue"),
    /// Consent, as the authority, to more time.
    OverseeCatalogueChange("catalogue_change.oversee", CatalogueChange, "监督目录变更", "oversee the change of the catalogue"),

    /// Name the source departments of a dataset and of its items.
    NameSource("source.name", Source, "指定数源部门", "name the source departments"),

    /// Ask a question in SQL; what it may read is guarded table by table.
    RunQuery("query.run", Installation, "执行查询", "run queries"),
    /// Keep a statement, or remove one that was kept; only its own person ever reads it.
    SaveQuery("query.save", Installation, "保存查询语句", "keep queries"),
    /// See receipts of what was handed out to an organisation, and of what it was refused.
    ReadReceipt("receipt.read", Organisation, "查看回执", "see receipts of the organisation"),
    /// Read the audit trail.
    ReadAudit("audit.read", Installation, "查看审计记录", "read the audit trail"),
    /// See which clauses are carried out.
    ReadTrace("trace.read", Installation, "查看条款追溯", "see the clause trace"),
    /// See how the installation is doing.
    ReadInstallation("installation.read", Installation, "查看系统状态", "see the state of the installation"),
}

impl Action {
    /// Whether the act can be done to such a thing; a delivery is decided as its dataset, a dispute as its share.
    pub fn is_done_to(self, kind: ResourceKind) -> bool {
        let decided_as = match kind {
            ResourceKind::Delivery => ResourceKind::Dataset,
            ResourceKind::Dispute => ResourceKind::Share,
            other => other,
        };
        self.resource_kind() == decided_as
    }

    /// The act with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.word() == word)
    }

    /// The act of seeing what this act is done to; who may not even do that is told that the thing does not exist.
    /// None where existence is no secret.
    pub(crate) fn seeing(kind: ResourceKind) -> Option<Self> {
        match kind {
            ResourceKind::Organisation => Some(Self::ReadOrganisation),
            ResourceKind::Person => Some(Self::ReadPerson),
            ResourceKind::ApiKey => Some(Self::ReadApiKey),
            ResourceKind::Dataset => Some(Self::ReadDataset),
            ResourceKind::Delivery => Some(Self::ReadDelivery),
            ResourceKind::Pack => Some(Self::ReadPack),
            ResourceKind::Rule => Some(Self::AskRule),
            ResourceKind::Indicator => Some(Self::ReadIndicator),
            ResourceKind::Share | ResourceKind::Dispute => Some(Self::ReadShare),
            ResourceKind::Correction => Some(Self::ReadCorrection),
            ResourceKind::CatalogueChange => Some(Self::ReadCatalogueChange),
            ResourceKind::Installation | ResourceKind::Job | ResourceKind::Source => None,
        }
    }

    /// Acts that have a list or a query beside the single decision, and so a [`crate::Visible`] scope.
    pub(crate) const LISTED: [Self; 14] = [
        Self::ReadOrganisation,
        Self::ReadPerson,
        Self::ReadApiKey,
        Self::ReadDataset,
        Self::ReadDelivery,
        Self::ReadQuarantine,
        Self::ReadRows,
        Self::ReadUnmaskedRows,
        Self::ReadConflict,
        Self::ReadAudit,
        Self::ReadShare,
        Self::ReadCorrection,
        Self::ReadCatalogueChange,
        Self::ReadReceipt,
    ];
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
