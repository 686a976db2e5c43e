//! The command line: every command with its options and help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// 稷下: the engine of a city's digital government.
#[derive(Parser)]
#[command(name = "jixia", version, about = "稷下: the engine of a city's digital government")]
pub(crate) struct Arguments {
    /// Configuration file; jixia.yaml or .demo/jixia.yaml if not given
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Language of messages
    #[arg(long, global = true, value_enum, default_value = "zh")]
    pub(crate) language: LanguageArgument,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum LanguageArgument {
    Zh,
    En,
}

impl From<LanguageArgument> for jixia_model::Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::Zh => Self::Chinese,
            LanguageArgument::En => Self::English,
        }
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serves the console and the API
    Serve,
    /// Makes a sample city, or finds the one that is there, and serves it
    Demo(DemoArguments),
    /// Writes the files that ten departments of a sample city would hand over, without delivering them
    Sample(SampleArguments),
    /// Checks, tests, installs and begins packs
    #[command(subcommand)]
    Pack(PackCommand),
    /// Hands over a file to a dataset
    Deliver(DeliverArguments),
    /// Asks a question in SQL
    Query(QueryArguments),
    /// Asks or runs a rule
    #[command(subcommand)]
    Rule(RuleCommand),
    /// Builds a registry or looks a record up
    #[command(subcommand)]
    Registry(RegistryCommand),
    /// Lists or restores versions of a table
    #[command(subcommand)]
    Version(VersionCommand),
    /// Tells clause by clause what carries it out, and whether its tests pass
    Trace(TraceArguments),
    /// Checks receipts and the log that proves them
    #[command(subcommand)]
    Verify(VerifyCommand),
    /// Looks whether this installation is well
    Doctor,
    /// Writes the generated files of the source tree
    #[command(hide = true)]
    Generate {
        #[arg(long)]
        folder: PathBuf,
    },
}

#[derive(Args)]
pub(crate) struct DemoArguments {
    #[command(flatten)]
    pub(crate) city: CityArguments,
    /// Folder of the city
    #[arg(long, default_value = ".demo")]
    pub(crate) folder: PathBuf,
    /// Port to serve on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Rounds of files that the departments hand over: the second, thirty days later, holds what changed
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub(crate) rounds: u8,
    /// Makes the city and stops, without serving it
    #[arg(long)]
    pub(crate) make_only: bool,
}

#[derive(Args, Clone, Copy)]
pub(crate) struct CityArguments {
    /// People of the city
    #[arg(long, default_value_t = 200_000)]
    pub(crate) people: u64,
    /// Firms of the city
    #[arg(long, default_value_t = 30_000)]
    pub(crate) firms: u64,
    /// Seed of the sample data: the same seed makes the same city
    #[arg(long, default_value_t = 2020)]
    pub(crate) seed: u64,
    /// The day of the first round of files; today if not given, and thirty days ago for a demo of two rounds
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<chrono::NaiveDate>,
}

#[derive(Args)]
pub(crate) struct SampleArguments {
    #[command(flatten)]
    pub(crate) city: CityArguments,
    /// Folder of the files
    #[arg(long)]
    pub(crate) folder: PathBuf,
    /// Writes a second round, thirty days later: the rows of so many percent of the people and firms, changed
    #[arg(long, value_name = "PERCENT")]
    pub(crate) update: Option<f64>,
}

#[derive(Subcommand)]
pub(crate) enum PackCommand {
    /// Checks packs: every finding with file, line, column and remedy
    Check {
        /// Folders of packs, or folders that hold them
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Checks packs, then runs their examples and row tests
    Test {
        /// Folders of packs, or folders that hold them
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Begins a pack that passes the check
    New {
        /// Folder to make; its last part is the pack's name
        folder: PathBuf,
    },
    /// Checks packs together with those that are installed, and installs them
    Install {
        /// Folders of packs, or folders that hold them
        #[arg(required = true)]
        folders: Vec<PathBuf>,
        /// Login of the administrator who installs them; the installation itself if not given
        #[arg(long = "as", value_name = "LOGIN")]
        login: Option<String>,
    },
}

#[derive(Args)]
pub(crate) struct DeliverArguments {
    /// The dataset
    pub(crate) dataset: String,
    /// The file: CSV, JSON lines, XLSX, XLS, ODS or Parquet
    #[arg(required_unless_present = "from")]
    pub(crate) file: Option<PathBuf>,
    /// Pulls a table out of this database instead of reading a file; the configuration names it under pull.databases
    #[arg(long, value_name = "DATABASE", conflicts_with = "file", requires = "table")]
    pub(crate) from: Option<String>,
    /// The table to pull
    #[arg(long, value_name = "SCHEMA.TABLE", requires = "from")]
    pub(crate) table: Option<String>,
    /// Login of the person who delivers
    #[arg(long = "as", value_name = "LOGIN")]
    pub(crate) login: String,
    /// Where to write the rejected rows as an annotated workbook
    #[arg(long, value_name = "FILE")]
    pub(crate) rejected: Option<PathBuf>,
    /// Settles that a header of the file is a column of the dataset, for this file and those to come; may be repeated
    #[arg(long, value_name = "HEADER=COLUMN")]
    pub(crate) map: Vec<String>,
    /// Reads and checks the file and tells what would become of it, without keeping anything
    #[arg(long)]
    pub(crate) check_only: bool,
}

#[derive(Args)]
pub(crate) struct QueryArguments {
    /// One SELECT statement
    pub(crate) sql: String,
    /// Login of the person who asks
    #[arg(long = "as", value_name = "LOGIN")]
    pub(crate) login: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: FormatArgument,
    /// Where to write the answer; the terminal if not given
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Most rows of the answer
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArgument {
    Table,
    Json,
    Csv,
    Xlsx,
    Parquet,
    Arrow,
}

#[derive(Subcommand)]
pub(crate) enum RuleCommand {
    /// Lists the rules
    List,
    /// Asks a rule about one case
    Ask {
        /// The rule
        rule: String,
        /// Inputs: name=value
        inputs: Vec<String>,
        /// The day of the question; today if not given, the last valid day for rules that have ended
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<chrono::NaiveDate>,
    },
    /// Runs a rule over its registry: who is entitled, and what it costs
    Run {
        /// The rule
        rule: String,
        /// Inputs that the registry does not hold: name=value
        inputs: Vec<String>,
        /// The day of the question; today if not given
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<chrono::NaiveDate>,
        /// Login of the person who runs it
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
        /// Where to write the list as CSV
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub(crate) enum RegistryCommand {
    /// Brings a registry up to date with its sources
    Build {
        /// The registry; all if not given
        registry: Option<String>,
        /// Reads all sources again
        #[arg(long)]
        from_scratch: bool,
    },
    /// Looks one record up
    LookUp {
        /// The registry
        registry: String,
        /// The key
        key: String,
        /// Login of the person who looks it up
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
        /// Why; kept in the audit trail
        #[arg(long)]
        purpose: String,
    },
    /// Lists where the sources of a registry disagree
    Conflicts {
        /// The registry
        registry: String,
        /// Only those of the record with this key
        #[arg(long)]
        key: Option<String>,
        /// Only those of this field
        #[arg(long)]
        field: Option<String>,
        /// Which page of 200
        #[arg(long, default_value_t = 1)]
        page: u32,
        /// Login of the person who asks
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
    },
    /// Says which source is right, from the next build on and as long as the sources say the same
    Settle {
        /// The registry
        registry: String,
        /// The key
        key: String,
        /// The field
        field: String,
        /// The source to believe; the one that the registry believes now if not given
        #[arg(long, value_name = "DATASET")]
        source: Option<String>,
        /// Why; kept with the decision and in the audit trail
        #[arg(long)]
        reason: String,
        /// Login of the person who decides
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
    },
    /// Takes a decision back; the order of trust counts again
    Unsettle {
        /// The registry
        registry: String,
        /// The key
        key: String,
        /// The field
        field: String,
        /// Login of the person who takes it back
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum VersionCommand {
    /// Lists the versions of a table
    List {
        /// The dataset
        dataset: String,
        /// Login of the person who asks
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
    },
    /// Makes a table what it was at a version, as a new version
    Restore {
        /// The dataset
        dataset: String,
        /// The version
        version: u64,
        /// Login of the person who restores
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum VerifyCommand {
    /// Checks a receipt offline, with nothing but the public key of its log
    Receipt {
        /// The receipt file
        file: PathBuf,
        /// File with the public key of the log
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The answer as it came; checks that the receipt is about it
        #[arg(long, value_name = "FILE")]
        answer: Option<PathBuf>,
    },
    /// Checks every receipt, hash and checkpoint of the log
    Log {
        /// File with the public key of the log; the key of this installation if not given
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// A checkpoint that was kept elsewhere; may be repeated
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
    },
    /// Prints the public key of the log, to be published
    Key,
}

#[derive(Args)]
pub(crate) struct TraceArguments {
    /// Folders of packs; the installed packs if not given
    pub(crate) folders: Vec<PathBuf>,
    /// Shows one clause, or all clauses of one document or group
    #[arg(long, value_name = "CLAUSE|DOCUMENT|GROUP")]
    pub(crate) only: Option<String>,
}
