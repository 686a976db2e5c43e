//! What went on between the departments of the demo: applications, answers, use, suspensions, things that are late.

use jixia_model::share::ShareMode;

/// One share from its application on.
pub(super) struct Story {
    /// Name of the dataset.
    pub(super) dataset: &'static str,
    /// Login of the one who applies.
    pub(super) applicant: &'static str,
    /// 使用依据.
    pub(super) legal_basis: &'static str,
    /// 使用场景.
    pub(super) scenario: &'static str,
    /// How the data come.
    pub(super) mode: ShareMode,
    /// 安全保障措施.
    pub(super) security: &'static str,
    /// Columns, the key among them.
    pub(super) columns: &'static [&'static str],
    /// Columns with personal information that are needed as they are.
    pub(super) clear: &'static [&'static str],
    /// Rows as an SQL condition.
    pub(super) rows: Option<&'static str>,
    /// Division.
    pub(super) area: Option<&'static str>,
    /// So many days ago it was written.
    pub(super) written: u32,
    /// The steps that were taken.
    pub(super) steps: &'static [Act],
    /// From and until so many days ago data were used, and how many times.
    pub(super) used: Option<(u32, u32, usize)>,
    /// They were used late in the evening.
    pub(super) at_night: bool,
}

/// A step: so many days ago, by this login, with this note and days.
pub(super) struct Act(
    pub(super) u32,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) Option<u16>,
);

/// What is done for the security of data that are looked up.
const ON_LINE: &str = "专人专岗，账号实名，调用留痕，不落地存储";
/// What is done for the security of data that are kept.
const KEPT: &str = "存放于本部门政务外网服务器，专人管理，按授权期限销毁";

pub(super) const MEMBER: &str = "member";
pub(super) const APPROVAL: &str = "head-approval-service";
pub(super) const APPROVAL_STEWARD: &str = "steward-approval-service";
pub(super) const MARKET: &str = "head-market-regulation";
pub(super) const MARKET_STEWARD: &str = "steward-market-regulation";
pub(super) const BUREAU: &str = "head-data-bureau";
pub(super) const BUREAU_STEWARD: &str = "steward-data-bureau";
pub(super) const CIVIL: &str = "head-civil-affairs";
pub(super) const CIVIL_STEWARD: &str = "steward-civil-affairs";

/// All of them. Days count back from the day on which the city is made, so the lamps are as lively on any day.
pub(super) const STORIES: [Story; 11] = [
    Story {
        dataset: "market_entities",
        applicant: MEMBER,
        legal_basis: "《中华人民共和国行政许可法》第三十四条",
        scenario: "政务服务大厅办理食品经营许可时核对企业登记状态，企业不再提交营业执照复印件",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["credit_code", "name", "kind", "status", "founded_on"],
        clear: &[],
        rows: Some("status = '存续'"),
        area: None,
        written: 75,
        steps: &[
            Act(75, MEMBER, "submit", "", None),
            Act(74, APPROVAL, "approve", "", None),
            Act(68, MARKET, "agree", "", None),
            Act(61, MARKET_STEWARD, "open", "", None),
        ],
        used: Some((60, 1, 48)),
        at_night: false,
    },
    Story {
        dataset: "population",
        applicant: MEMBER,
        legal_basis: "《中华人民共和国居民身份证法》第十三条",
        scenario: "窗口核验办事人身份",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["citizen_number", "name", "division_code"],
        clear: &["citizen_number"],
        rows: None,
        area: None,
        written: 66,
        steps: &[
            Act(66, MEMBER, "submit", "", None),
            Act(65, APPROVAL, "approve", "", None),
            Act(
                62,
                BUREAU_STEWARD,
                "ask_for_papers",
                "请补充安全保障措施中的账号管理办法",
                None,
            ),
            Act(59, MEMBER, "complete", "已补充账号管理办法", None),
            Act(54, BUREAU, "agree", "", None),
            Act(47, BUREAU_STEWARD, "open", "", None),
            Act(
                6,
                BUREAU_STEWARD,
                "suspend",
                "发现夜间成批查询与所述场景不符，限期说明并整改",
                Some(15),
            ),
        ],
        used: Some((46, 9, 30)),
        at_night: true,
    },
    Story {
        dataset: "social_organisations",
        applicant: CIVIL_STEWARD,
        legal_basis: "《社会团体登记管理条例》第二十四条",
        scenario: "社会组织年度检查",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["credit_code", "name", "kind", "status"],
        clear: &[],
        rows: None,
        area: Some("370303"),
        written: 64,
        steps: &[
            Act(64, CIVIL_STEWARD, "submit", "", None),
            Act(64, CIVIL, "approve", "", None),
            Act(57, APPROVAL, "agree", "", None),
            Act(50, APPROVAL_STEWARD, "open", "", None),
            Act(12, CIVIL_STEWARD, "finish", "年度检查已结束", None),
            Act(10, CIVIL_STEWARD, "dispose", "核对表已删除，无留存", None),
        ],
        used: Some((48, 14, 16)),
        at_night: false,
    },
    Story {
        dataset: "marriages",
        applicant: MARKET_STEWARD,
        legal_basis: "无",
        scenario: "分析消费者家庭结构",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["registration_number", "kind"],
        clear: &[],
        rows: None,
        area: None,
        written: 40,
        steps: &[
            Act(40, MARKET_STEWARD, "submit", "", None),
            Act(39, MARKET, "approve", "", None),
            Act(
                33,
                CIVIL,
                "refuse",
                "申请目的与市场监管法定职责无关，婚姻登记信息属于敏感个人信息",
                None,
            ),
        ],
        used: None,
        at_night: false,
    },
    Story {
        dataset: "legal_entity",
        applicant: CIVIL_STEWARD,
        legal_basis: "《中华人民共和国慈善法》第七十三条",
        scenario: "慈善组织年度报告核对",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["credit_code", "name", "status"],
        clear: &[],
        rows: None,
        area: None,
        written: 50,
        steps: &[
            Act(50, CIVIL_STEWARD, "submit", "", None),
            Act(49, CIVIL, "approve", "", None),
            Act(41, BUREAU, "agree", "", None),
        ],
        used: None,
        at_night: false,
    },
    Story {
        dataset: "marriages",
        applicant: MEMBER,
        legal_basis: "《中华人民共和国民法典》第一千零七十六条",
        scenario: "不动产登记核对共有人婚姻状况，群众不再提交婚姻证明",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["registration_number", "kind", "registered_on"],
        clear: &[],
        rows: None,
        area: None,
        written: 30,
        steps: &[
            Act(30, MEMBER, "submit", "", None),
            Act(29, APPROVAL, "approve", "", None),
        ],
        used: None,
        at_night: false,
    },
    Story {
        dataset: "market_entities",
        applicant: CIVIL_STEWARD,
        legal_basis: "《社会救助暂行办法》第六十条",
        scenario: "最低生活保障家庭经济状况核对",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["credit_code", "representative_number", "registered_capital", "status"],
        clear: &[],
        rows: None,
        area: None,
        written: 15,
        steps: &[
            Act(15, CIVIL_STEWARD, "submit", "", None),
            Act(14, CIVIL, "approve", "", None),
            Act(
                7,
                MARKET_STEWARD,
                "ask_for_papers",
                "请说明需要登记全部法定代表人证件号码的理由，并缩小范围",
                None,
            ),
        ],
        used: None,
        at_night: false,
    },
    Story {
        dataset: "legal_entity",
        applicant: MARKET_STEWARD,
        legal_basis: "《优化营商环境条例》第三十七条",
        scenario: "企业注销一件事核对社会保险和税务状态",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["credit_code", "name", "operating"],
        clear: &[],
        rows: None,
        area: None,
        written: 4,
        steps: &[
            Act(4, MARKET_STEWARD, "submit", "", None),
            Act(3, MARKET, "approve", "", None),
        ],
        used: None,
        at_night: false,
    },
    Story {
        dataset: "population",
        applicant: CIVIL_STEWARD,
        legal_basis: "《社会救助暂行办法》第六十条",
        scenario: "救助对象户籍核对",
        mode: ShareMode::Interface,
        security: ON_LINE,
        columns: &["citizen_number", "name"],
        clear: &["citizen_number"],
        rows: None,
        area: Some("370304"),
        written: 1,
        steps: &[Act(1, CIVIL_STEWARD, "submit", "", None)],
        used: None,
        at_night: false,
    },
    Story {
        dataset: "market_entities",
        applicant: CIVIL_STEWARD,
        legal_basis: "《中华人民共和国慈善法》第七十三条",
        scenario: "每日核对与社会组织同名、同地址的经营主体的登记状态",
        mode: ShareMode::Batch,
        security: KEPT,
        columns: &["credit_code", "name", "kind", "status"],
        clear: &[],
        rows: None,
        area: None,
        written: 45,
        steps: &[
            Act(45, CIVIL_STEWARD, "submit", "", None),
            Act(44, CIVIL, "approve", "", None),
            Act(38, MARKET, "agree", "", None),
            Act(35, MARKET_STEWARD, "open", "", None),
        ],
        used: Some((34, 2, 6)),
        at_night: false,
    },
    Story {
        dataset: "legal_entity",
        applicant: MARKET_STEWARD,
        legal_basis: "《企业信息公示暂行条例》第十四条",
        scenario: "编制年度报告抽查名单",
        mode: ShareMode::File,
        security: KEPT,
        columns: &["credit_code", "name", "status"],
        clear: &[],
        rows: None,
        area: Some("370303"),
        written: 28,
        steps: &[
            Act(28, MARKET_STEWARD, "submit", "", None),
            Act(27, MARKET, "approve", "", None),
            Act(21, BUREAU, "agree", "", None),
            Act(18, BUREAU_STEWARD, "open", "", None),
        ],
        used: None,
        at_night: false,
    },
];
