//! Section `server`: the web server.

use std::net::{IpAddr, Ipv4Addr};

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{at_least, wrong};

/// The web server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address to listen on; `0.0.0.0` listens on all interfaces.
    pub address: IpAddr,
    /// Port to listen on; 0 takes a free one.
    pub port: u16,
    /// Address under which people reach the server, as their browser shows it. With `https` the session cookie is sent
    /// over encrypted connections only.
    pub public_url: Option<String>,
    /// The server stands behind a proxy of yours, whose `X-Forwarded-For` tells the address of the caller. Leave it off
    /// otherwise: anybody could write that header.
    pub behind_proxy: bool,
    /// Largest body of a request that is not an upload, in bytes.
    pub body_bytes_max: usize,
    /// Largest file that can be uploaded, in bytes.
    pub upload_bytes_max: u64,
    /// Longest time a request may take until its answer begins, in seconds. Uploads and queries have limits of their own.
    pub request_seconds_max: u64,
    /// Longest time that open requests may take to finish when the server is told to stop, in seconds.
    pub shutdown_seconds_max: u64,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8080,
            public_url: None,
            behind_proxy: false,
            body_bytes_max: 2 << 20,
            upload_bytes_max: 8 << 30,
            request_seconds_max: 30,
            shutdown_seconds_max: 20,
        }
    }
}

impl Server {
    /// Whether people reach the server over an encrypted connection.
    pub fn is_encrypted(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }

    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        if let Some(url) = &self.public_url {
            let usable = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
            if !usable {
                let message = format!("'{url}' is not a web address; write it like https://data.example.gov.cn.");
                wrong_fields.push(wrong("server.public_url", "malformed", message));
            }
        }
        at_least(wrong_fields, "server.body_bytes_max", self.body_bytes_max as u64, 1024);
        at_least(wrong_fields, "server.upload_bytes_max", self.upload_bytes_max, 1024);
        at_least(wrong_fields, "server.request_seconds_max", self.request_seconds_max, 1);
    }
}
