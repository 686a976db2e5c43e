//! Failures of other people's databases, told without a word of the secrets in their address.

use jixia_model::Error;
use tokio_postgres::{
    Config,
    config::Host,
    error::{DbError, ErrorPosition, SqlState},
};

/// Which database it is, as far as it may be told.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    host: String,
    database: String,
}

impl Place {
    pub(crate) fn of(config: &Config) -> Self {
        let ports = config.get_ports();
        let hosts = config.get_hosts().iter().enumerate().map(|(index, host)| {
            let host = match host {
                Host::Tcp(name) => name.clone(),
                Host::Unix(path) => path.display().to_string(),
            };
            let port = ports.get(index).or(ports.first()).copied().unwrap_or(5432);
            format!("{host}:{port}")
        });
        Self {
            host: hosts.collect::<Vec<_>>().join(","),
            database: config.get_dbname().or(config.get_user()).unwrap_or_default().to_owned(),
        }
    }

    pub(crate) fn unreachable(&self) -> Error {
        Error::unavailable(
            "connect.database_unreachable",
            format!(
                "The database at {} does not answer; look at address, firewall and whether it is running.",
                self.host
            ),
        )
        .with("host", &self.host)
    }

    /// What the driver reports, by what can be done about it.
    pub(crate) fn tell(&self, source: tokio_postgres::Error) -> Error {
        let Some(told) = source.as_db_error() else {
            return self.without_answer(source);
        };
        let reason = told.message().to_owned();
        let error = self.of_query(told).unwrap_or_else(|| self.of_server(told));
        error
            .with("host", &self.host)
            .with("reason", reason)
            .with_source(source)
    }

    /// Failures of server, login and rights.
    fn of_server(&self, told: &DbError) -> Error {
        let (host, database, reason) = (&self.host, &self.database, told.message());
        match *told.code() {
            SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => Error::invalid(
                "connect.login_refused",
                format!("The database at {host} refuses the login; check user and password."),
            ),
            SqlState::UNDEFINED_DATABASE => Error::invalid(
                "connect.database_missing",
                format!("The server {host} has no database {database}; check the name."),
            )
            .with("database", database),
            SqlState::INSUFFICIENT_PRIVILEGE => Error::invalid(
                "connect.not_allowed",
                format!("The database at {host} answers: {reason}. Ask its owner for the right to read."),
            ),
            SqlState::QUERY_CANCELED => Error::limit(
                "connect.too_slow",
                format!("The database at {host} did not finish in time; ask for fewer rows or raise the time limit."),
            ),
            _ => Error::unavailable(
                "connect.database_failed",
                format!("The database at {host} failed: {reason}. Try again, or ask whoever runs it."),
            ),
        }
    }

    /// Failures that the query itself is to blame for.
    fn of_query(&self, told: &DbError) -> Option<Error> {
        let (host, reason) = (&self.host, told.message());
        match told.code() {
            &SqlState::INSUFFICIENT_PRIVILEGE => None,
            &SqlState::UNDEFINED_TABLE | &SqlState::INVALID_SCHEMA_NAME => Some(Error::invalid(
                "connect.table_missing",
                format!("The database at {host} answers: {reason}. Check schema and name of the table."),
            )),
            &SqlState::READ_ONLY_SQL_TRANSACTION => Some(Error::invalid(
                "connect.query_writes",
                format!(
                    "A pull may only read, and the database at {host} answers: {reason}. Write one SELECT statement."
                ),
            )),
            code if code.code().starts_with("42") => {
                let position = match told.position() {
                    Some(ErrorPosition::Original(position)) => position.to_string(),
                    _ => "—".to_owned(),
                };
                let error = Error::invalid(
                    "connect.query_wrong",
                    format!(
                        "The database at {host} does not take the query: {reason} (character {position}). Correct it."
                    ),
                );
                Some(error.with("position", position))
            }
            _ => None,
        }
    }

    fn without_answer(&self, source: tokio_postgres::Error) -> Error {
        // The driver has no kind for it, only this sentence.
        if source.to_string().contains("TLS") {
            return Error::invalid(
                "connect.tls_required",
                format!(
                    "The database at {} is to be reached by TLS, which pulls do not support; use a connection inside the \
                     private network with sslmode=prefer or disable.",
                    self.host
                ),
            )
            .with("host", &self.host)
            .with_source(source);
        }
        self.unreachable().with_source(source)
    }
}

/// The address cannot be read; it is not repeated, for it has a password.
pub(crate) fn url_malformed(source: tokio_postgres::Error) -> Error {
    Error::invalid(
        "connect.url_malformed",
        "The address of the database cannot be read; write it like postgresql://user:password@host:5432/database.",
    )
    .with_source(source)
}

/// The statement is none that answers with rows.
pub(crate) fn no_rows() -> Error {
    Error::invalid(
        "connect.query_without_rows",
        "The statement gives no columns; write one SELECT statement.",
    )
}
