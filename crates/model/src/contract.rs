//! The contract of a dataset: its columns, the checks its rows must pass, and how it may be shared.
//!
//! The file form is the Open Data Contract Standard (ODCS 3.x), read by the `pack` crate.

use std::fmt;

use crate::{DatasetName, Text, share::ShareMode};

/// What a department promises about a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// Name of the dataset and of its table.
    pub name: DatasetName,
    /// Version of the contract, as its author counts.
    pub version: String,
    /// Title in both languages.
    pub title: Text,
    /// What the data say and do not say (信息资源摘要).
    pub summary: Text,
    /// Code of the organisation that owns the data (信息资源提供方).
    pub owner: String,
    /// Columns in table order.
    pub columns: Vec<Column>,
    /// Checks over rows or over the whole delivery.
    pub checks: Vec<Check>,
    /// How a delivery changes the table.
    pub mode: DeliveryMode,
    /// Share of bad rows, 0 to 1, above which the whole delivery is refused; `None` never refuses.
    pub refuse_above: Option<f64>,
    /// Core metadata of the 2017 catalogue guide (发改高技〔2017〕1272号).
    pub catalogue: Catalogue,
    /// Clauses that the dataset carries out.
    pub clauses: Vec<String>,
}

impl Contract {
    /// Names of the columns that make up the key, in order; empty when the table has no key.
    pub fn key(&self) -> Vec<&str> {
        self.columns
            .iter()
            .filter(|column| column.key)
            .map(|column| column.name.as_str())
            .collect()
    }

    /// The column called `name`.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// How a delivery changes the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryMode {
    /// Rows are added to those that are there.
    Append,
    /// The delivery is the whole table.
    Replace,
    /// Rows replace those with the same key, others are added.
    Upsert,
}

/// One column (信息项).
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Name in the table: lower-case letters, digits, underscore.
    pub name: String,
    /// Name that people use and that files carry in their header (信息项名称).
    pub title: Text,
    /// Other header texts under which departments deliver the column.
    pub aliases: Vec<String>,
    /// Type of the values.
    pub column_type: ColumnType,
    /// What the text is, when it is a known kind of number or code; checked by `functions`.
    pub semantic: Option<Semantic>,
    /// A value must be there.
    pub required: bool,
    /// No two rows have the same value.
    pub unique: bool,
    /// Part of the key.
    pub key: bool,
    /// How carefully the column is to be treated.
    pub classification: Classification,
}

impl Column {
    /// Whether the column says something about a person, PIPL art. 4.
    pub fn is_personal(&self) -> bool {
        self.classification.personal != Personal::No
    }
}

/// Type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnType {
    /// Text, at most so many characters when a maximum is given (字符型 C).
    Text {
        /// Most characters allowed.
        length_max: Option<u32>,
    },
    /// Whole number of 64 bits (整型 I).
    Integer,
    /// Exact decimal number (数值型 N, 货币型 Y).
    Decimal {
        /// Digits in all, 1 to 38.
        precision: u8,
        /// Digits after the point.
        scale: i8,
    },
    /// Floating point number of 64 bits (双精度型 B).
    Float,
    /// Yes or no (逻辑型 L).
    Boolean,
    /// Calendar day (日期型 D).
    Date,
    /// Instant with microseconds, UTC (日期时间型 T).
    Timestamp,
}

impl fmt::Display for ColumnType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { length_max: Some(max) } => write!(f, "text({max})"),
            Self::Text { length_max: None } => f.write_str("text"),
            Self::Integer => f.write_str("integer"),
            Self::Decimal { precision, scale } => write!(f, "decimal({precision},{scale})"),
            Self::Float => f.write_str("float"),
            Self::Boolean => f.write_str("boolean"),
            Self::Date => f.write_str("date"),
            Self::Timestamp => f.write_str("timestamp"),
        }
    }
}

/// Kinds of text that have a check or a mask of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Semantic {
    /// Citizen number, GB 11643-1999.
    CitizenNumber,
    /// Unified social credit code, GB 32100-2015.
    CreditCode,
    /// Organisation code, GB 11714-1997.
    OrganisationCode,
    /// Business registration number, GS15-2006.
    RegistrationNumber,
    /// Administrative division code, GB/T 2260 and GB/T 10114.
    DivisionCode,
    /// Mobile telephone number.
    Mobile,
    /// Fixed-line telephone number.
    Landline,
    /// Vehicle plate, GA 36-2018.
    VehiclePlate,
    /// Name of a person; it has no check, but a mask of its own.
    PersonName,
    /// Address of a place; it has no check, but a mask of its own.
    Address,
}

impl Semantic {
    /// All kinds with the word that contracts use for each.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::CitizenNumber, "citizen_number"),
        (Self::CreditCode, "credit_code"),
        (Self::OrganisationCode, "organisation_code"),
        (Self::RegistrationNumber, "registration_number"),
        (Self::DivisionCode, "division_code"),
        (Self::Mobile, "mobile"),
        (Self::Landline, "landline"),
        (Self::VehiclePlate, "vehicle_plate"),
        (Self::PersonName, "person_name"),
        (Self::Address, "address"),
    ];
}

crate::words!(Semantic);

/// Grade of a column: data grade (GB/T 43697-2024) and personal-information class (PIPL art. 28, GB/T 35273-2020).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classification {
    /// Grade of the data.
    pub grade: Grade,
    /// Whether the value says something about a person.
    pub personal: Personal,
}

/// Grade of data, GB/T 43697-2024.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// General data (一般数据).
    #[default]
    General,
    /// Important data (重要数据).
    Important,
    /// Core data (核心数据).
    Core,
}

/// Personal-information class, PIPL art. 4 and 28.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Personal {
    /// Says nothing about a person.
    #[default]
    No,
    /// Personal information (个人信息).
    Personal,
    /// Sensitive personal information (敏感个人信息).
    Sensitive,
}

/// A check of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Stable word, unique in the contract: `birth_matches_number`.
    pub name: String,
    /// What is wrong when the check fails, as told to the sender.
    pub message: Text,
    /// Column that the reason points at, when it is one.
    pub column: Option<String>,
    /// What is checked.
    pub test: CheckTest,
    /// What a failure does.
    pub severity: Severity,
}

/// What a check tests.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckTest {
    /// A boolean SQL expression over the columns of one row; false sends the row to quarantine, null passes.
    Row {
        /// The expression.
        sql: String,
    },
    /// A boolean SQL query over the delivery, called `delivery`; false fails the whole delivery.
    Delivery {
        /// The query: one row, one boolean column.
        sql: String,
    },
    /// These columns together occur once in the delivery; later rows go to quarantine.
    Unique {
        /// The columns.
        columns: Vec<String>,
    },
}

/// What a failed check does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The row (or the delivery) is rejected.
    Error,
    /// The row is kept, the failure is counted and shown.
    Warning,
}

/// Core metadata of the catalogue guide of 2017 (发改高技〔2017〕1272号), besides those a contract has anyway.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// 类: 1 basic (基础), 2 theme (主题), 3 department (部门).
    pub class: CatalogueClass,
    /// 项, two digits.
    pub item: String,
    /// 目, three digits.
    pub sub_item: String,
    /// 细目, any number of digits, may be empty.
    pub detail: String,
    /// Theme that citizens and clerks browse by.
    pub theme: Text,
    /// Sharing attribute (共享属性).
    pub sharing: Sharing,
    /// Whether the public may have it, and on what condition (开放属性).
    pub open: Option<Text>,
    /// Update cycle (更新周期).
    pub update_cycle: UpdateCycle,
    /// How it can be had, and what belongs to it.
    pub offer: Offer,
}

/// How an entry of the catalogue can be had (信息资源格式, 共享方式), and which others belong to it (关联资源代码).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Form in which the provider keeps the data; none where it was not stated.
    pub format: Option<Format>,
    /// Ways in which they are shared; none where it was not stated.
    pub modes: Vec<ShareMode>,
    /// Resource codes of related entries.
    pub related: Vec<String>,
}

/// Form in which a provider keeps data (信息资源格式).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// 格式分类.
    pub class: FormatClass,
    /// 格式类型: xlsx, oracle, pdf; an open list.
    pub kind: String,
}

/// Sort of form (格式分类) of the guide of 2017.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormatClass {
    /// 电子文件.
    Document,
    /// 电子表格.
    Spreadsheet,
    /// 数据库.
    Database,
    /// 图形图像.
    Image,
    /// 流媒体.
    Media,
    /// 自描述格式.
    Described,
    /// 服务接口, an extension that cities use.
    Service,
}

impl FormatClass {
    /// All sorts with the word for each.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Document, "document"),
        (Self::Spreadsheet, "spreadsheet"),
        (Self::Database, "database"),
        (Self::Image, "image"),
        (Self::Media, "media"),
        (Self::Described, "described"),
        (Self::Service, "service"),
    ];
}

crate::words!(FormatClass);

/// First level of the classification (类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CatalogueClass {
    /// 基础信息资源, digit 1.
    Basic,
    /// 主题信息资源, digit 2.
    Theme,
    /// 部门信息资源, digit 3.
    Department,
}

/// Sharing attribute (共享属性), 国发〔2016〕51号 and Decree 809.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// 无条件共享.
    Unconditional,
    /// 有条件共享, with the condition.
    Conditional {
        /// The condition: purpose, scope.
        condition: Text,
    },
    /// 不予共享, with the legal basis.
    NotShared {
        /// Law, regulation or State Council decision.
        basis: Text,
    },
}

/// Update cycle (更新周期), an open code list in practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpdateCycle {
    /// 实时.
    RealTime,
    /// 每日.
    Daily,
    /// 每周.
    Weekly,
    /// 每月.
    Monthly,
    /// 每季度.
    Quarterly,
    /// 每半年.
    HalfYearly,
    /// 每年.
    Yearly,
    /// 不定期.
    Irregular,
}

impl CatalogueClass {
    /// All classes with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Basic, "basic"),
        (Self::Theme, "theme"),
        (Self::Department, "department"),
    ];
}

crate::words!(CatalogueClass);

impl Sharing {
    /// The word for the attribute: `unconditional`, `conditional` or `not-shared`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Unconditional => "unconditional",
            Self::Conditional { .. } => "conditional",
            Self::NotShared { .. } => "not-shared",
        }
    }
}

impl UpdateCycle {
    /// All cycles with the word for each.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::RealTime, "realtime"),
        (Self::Daily, "daily"),
        (Self::Weekly, "weekly"),
        (Self::Monthly, "monthly"),
        (Self::Quarterly, "quarterly"),
        (Self::HalfYearly, "half-yearly"),
        (Self::Yearly, "yearly"),
        (Self::Irregular, "irregular"),
    ];
}

crate::words!(UpdateCycle);
