//! Every code that a diagnostic can carry; each has a page in `docs/reference/pack-rules/`.
//!
//! A code is never used again for something else.

use jixia_model::Text;

macro_rules! codes {
    ($($name:ident $code:literal $zh:literal $en:literal,)*) => {
        $(#[doc = $en] pub(crate) const $name: &str = $code;)*

        /// Every code with what it stands for, in both languages.
        pub fn codes() -> Vec<(&'static str, Text)> {
            vec![$(($code, Text::new($zh, $en)),)*]
        }
    };
}

codes! {
    FILE_MISSING "PK001" "缺少必需的文件" "A file that every pack needs is missing",
    UNKNOWN_FILE "PK002" "包中不应有的文件" "A file that no pack has",
    FILE_TOO_LONG "PK003" "文件过长" "A file is too long to read",
    NOT_TEXT "PK004" "文件不是 UTF-8 文本" "A file is not UTF-8 text",
    NOT_YAML "PK005" "YAML 格式错误" "YAML that cannot be read",
    UNKNOWN_KEY "PK006" "未知的键" "A key that is not known",
    MISSING_KEY "PK007" "缺少键" "A key that is missing",
    WRONG_VALUE "PK008" "值的类型不对" "A value of the wrong kind",
    UNKNOWN_WORD "PK009" "不可用的值" "A word that is not among those allowed",
    BAD_NAME "PK010" "名称不合规" "A name that is not well formed",
    NAME_TWICE "PK011" "名称重复" "A name that is given twice",
    PARTNER_MISSING "PK012" "缺少配套文件" "A file without its partner",
    NAME_NOT_STEM "PK013" "名称与文件名不一致" "A name that is not the name of the file",
    UNKNOWN_STANDARD "PK020" "不支持的标准版本" "A version of a standard that is not known",
    CHECK_CANNOT_RUN "PK021" "无法执行的检查" "A check that cannot be run",
    BAD_TYPE "PK022" "未知的数据类型" "A type that is not known",
    UPSERT_WITHOUT_KEY "PK023" "更新方式需要主键" "An upsert without a key",
    BAD_CATALOGUE "PK024" "目录元数据不完整" "A catalogue entry that is not complete",
    BAD_VALUE "PK025" "值与类型不符" "A value that does not fit its type",
    BAD_SQL "PK030" "SQL 无法解析" "SQL that cannot be read",
    NOT_ONE_SELECT "PK031" "SQL 不是单个 SELECT" "SQL that is not one SELECT",
    UNKNOWN_COLUMN "PK032" "未知的列" "A column that is not known",
    UNKNOWN_TABLE "PK033" "未知的表" "A table that is not known",
    NOT_ONE_ROW "PK034" "表达式超出单行" "An expression that looks beyond its row",
    MODEL_COLUMNS "PK035" "模型列与 SQL 不一致" "Columns of a model that its SELECT does not give",
    UNDECLARED_FIELD "PK040" "来源给出了未声明的字段" "A source that gives a field nobody declared",
    BAD_TRUST "PK041" "信任顺序有误" "An order of trust that names a dataset which does not give the field",
    FIELD_WITHOUT_SOURCE "PK042" "没有来源的字段" "A field that no source gives",
    BAD_SEARCH "PK043" "查询声明有误" "A search by a field that cannot be searched",
    FEW_EXAMPLES "PK050" "示例太少" "A rule with too few examples",
    BAD_EXAMPLE "PK051" "示例有误" "An example that does not fit the rule",
    BAD_DECISION_TABLE "PK052" "决策表有误" "A decision table that does not fit its rule",
    BAD_VALIDITY "PK053" "有效期有误" "A validity that ends before it begins",
    BAD_POPULATION "PK054" "适用范围有误" "A population that does not fit the rule",
    BAD_INDICATOR "PK055" "指标有误" "An indicator whose SELECT does not give what an indicator is",
    BAD_FLOW "PK056" "流程有误" "A flow that does not hold together",
    UNKNOWN_ACT "PK057" "未知的操作" "A step whose act no policy decides",
    BAD_CSV "PK060" "CSV 有误" "A CSV that cannot be read",
    NO_PROVENANCE "PK061" "缺少来源或许可" "Reference data without source or licence",
    UNKNOWN_ORGANISATION "PK062" "未知的单位" "An organisation that is not known",
    BAD_TEST "PK070" "行测试有误" "A row test that does not fit its target",
    NO_TEST "PK071" "没有行测试" "A model or registry without a row test",
    LOCALES_DIFFER "PK080" "两种语言的文本不一致" "Texts that only one language has",
    DECLARED_TWICE "PK090" "多个包重复声明" "Something that two packs declare",
    REQUIRED_MISSING "PK091" "缺少所需的包" "A required pack that is missing",
    UNKNOWN_CLAUSE "PK092" "未知的条款" "A clause that is not known",
    CYCLE "PK093" "循环依赖" "A cycle",
    CANNOT_BE_PLANNED "PK900" "引擎无法执行包中的 SQL" "The engine cannot plan what the pack says",
    NOT_REQUIRED "PK094" "使用了未声明依赖的包" "A table of a pack that is not required",
}
