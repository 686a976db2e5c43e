//! `jixia generate`: writes the generated files of the source tree, for `cargo xtask bless`.

use std::{fs, path::Path};

use anyhow::{Context, Result};

pub(crate) fn run(folder: &Path) -> Result<()> {
    let write = |path: &str, text: String| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{}", path.display());
        anyhow::Ok(())
    };
    write("openapi/jixia.json", jixia_http::openapi())?;
    write("docs/reference/errors.md", jixia_http::reference::errors(folder)?)?;
    write("schemas/config.json", jixia_config::schema())?;
    write("docs/reference/config.sample.yaml", jixia_config::sample())?;
    for (name, schema) in jixia_pack::schemas() {
        write(
            &format!("schemas/{name}.json"),
            format!("{}\n", serde_json::to_string_pretty(&schema)?),
        )?;
    }
    Ok(())
}
