//! `jixia verify`: a receipt offline, the whole log, the public key.

use std::{fs, path::Path};

use anyhow::Result;
use jixia_app::evidence::{self, AnswerHash};
use jixia_config::Config;
use jixia_evidence::{Checked, Finding, PublicKey, ReceiptFile};
use jixia_model::{Error, Language};
use jixia_store::Store;

use crate::{
    arguments::VerifyCommand,
    evidence_key, folders,
    say::{say, sentence},
};

pub(crate) async fn run(command: VerifyCommand, config: impl Fn() -> Result<Config>, language: Language) -> Result<()> {
    match command {
        VerifyCommand::Receipt { file, key, answer } => receipt(&file, &key, answer.as_deref(), language),
        VerifyCommand::Log { key, checkpoint } => {
            let config = config()?;
            let key = match key {
                Some(file) => public_key(&file)?,
                None => evidence_key::public(&config.evidence.key_file)?,
            };
            let checkpoints: Vec<_> = checkpoint.iter().map(|file| read(file)).collect::<Result<_>>()?;
            log(&config, &key, &checkpoints, language).await
        }
        VerifyCommand::Key => {
            println!("{}", evidence_key::public(&config()?.evidence.key_file)?);
            Ok(())
        }
    }
}

fn receipt(file: &Path, key: &Path, answer: Option<&Path>, language: Language) -> Result<()> {
    let key = public_key(key)?;
    let bytes = fs::read(file).map_err(|source| folders::unreadable(file, source))?;
    let file = ReceiptFile::parse(&bytes)?;
    let (receipt, checkpoint) = file.verify(&key)?;
    if let Some(answer) = answer {
        let bytes = fs::read(answer).map_err(|source| folders::unreadable(answer, source))?;
        if !AnswerHash::of(&bytes).is_of(&receipt) {
            return Err(answer_differs(answer).into());
        }
    }
    let (number, size, log) = (file.number, checkpoint.size, key.log());
    say(
        language,
        format_args!("回执有效：日志 {log} 第 {number} 位（从 0 数起，检查点共 {size} 张），未被改动。"),
        format_args!("The receipt is good: place {number} (from 0) of {size} in the log {log}, as it was written."),
    );
    let told: serde_json::Value = serde_json::from_str(&file.text)?;
    println!("{told:#}");
    Ok(())
}

async fn log(config: &Config, key: &PublicKey, outside: &[String], language: Language) -> Result<()> {
    let store = Store::open_with(config.store.url.expose(), config.store.connections_max).await?;
    let checked = evidence::check_log(&store, key, outside).await?;
    for finding in &checked.findings {
        println!("{}", told(finding, language));
    }
    let Checked {
        leaves, checkpoints, ..
    } = checked;
    if !checked.is_whole() {
        return Err(changed(checked.findings.len() as u64 + checked.more).into());
    }
    say(
        language,
        format_args!("存证日志完好：{leaves} 张回执、{checkpoints} 个检查点均与签名一致。"),
        format_args!("The log is whole: {leaves} receipts and {checkpoints} checkpoints are as they were signed."),
    );
    Ok(())
}

fn told(finding: &Finding, language: Language) -> String {
    match *finding {
        Finding::Missing { first, last } => sentence(
            language,
            format_args!("第 {first} 至 {last} 位的回执不见了。"),
            format_args!("The receipts at places {first} to {last} are gone."),
        ),
        Finding::TextChanged { number } => sentence(
            language,
            format_args!("第 {number} 位的回执被改动：内容与其哈希值不符。"),
            format_args!("The receipt at place {number} was changed: its text does not belong to its hash."),
        ),
        Finding::ColumnsChanged { number } => sentence(
            language,
            format_args!("第 {number} 位的回执的检索字段被改动：与其内容不符。"),
            format_args!("What the receipt at place {number} is found by was changed: its text says something else."),
        ),
        Finding::HashesChanged { number } => sentence(
            language,
            format_args!("第 {number} 位保存的子树哈希值被改动：与此前的回执不符。"),
            format_args!(
                "The hashes of subtrees at place {number} were changed: they are not those of the receipts before."
            ),
        ),
        Finding::CheckpointNotSigned { ordinal } => sentence(
            language,
            format_args!("第 {ordinal} 个检查点没有本日志的有效签名。"),
            format_args!("Checkpoint {ordinal} does not bear the signature of this log."),
        ),
        Finding::CheckpointDiffers { size, since } => sentence(
            language,
            format_args!("第 {since} 至 {} 位的回执与 {size} 张时签名的检查点不符。", size - 1),
            format_args!(
                "The receipts at places {since} to {} are not those that were signed at {size}.",
                size - 1
            ),
        ),
        Finding::CheckpointBeyond { size } => sentence(
            language,
            format_args!("有检查点为 {size} 张回执签名，日志却没有这么多。"),
            format_args!("{size} receipts were signed, and there are fewer."),
        ),
    }
}

fn public_key(file: &Path) -> Result<PublicKey> {
    Ok(PublicKey::parse(&read(file)?)?)
}

fn read(file: &Path) -> Result<String> {
    Ok(fs::read_to_string(file).map_err(|source| folders::unreadable(file, source))?)
}

fn answer_differs(file: &Path) -> Error {
    let file = file.display();
    let message = format!("'{file}' is not the answer that the receipt is about: its SHA-256 is another.");
    Error::invalid("receipt.answer_differs", message).with("file", file)
}

fn changed(count: u64) -> Error {
    let message = format!("The log of evidence is not as it was written: {count} findings, told above.");
    Error::invalid("evidence.log_changed", message).with("count", count)
}
