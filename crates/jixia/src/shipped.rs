//! The packs that come with the binary.

use jixia_pack::File;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../packs"]
struct Packs;

/// The shipped packs: name and files.
pub(crate) fn packs() -> Vec<(String, Vec<File>)> {
    let mut packs: Vec<(String, Vec<File>)> = Vec::new();
    let mut paths: Vec<_> = Packs::iter().collect();
    paths.sort();
    for path in paths {
        let (Some((pack, inside)), Some(file)) = (path.split_once('/'), Packs::get(&path)) else {
            continue;
        };
        if packs.last().is_none_or(|(name, _)| name != pack) {
            packs.push((pack.to_owned(), Vec::new()));
        }
        if let Some((_, files)) = packs.last_mut() {
            files.push(File {
                path: inside.to_owned(),
                bytes: file.data.into_owned(),
            });
        }
    }
    packs
}

/// One file of a shipped pack.
pub(crate) fn file(path: &str) -> Option<Vec<u8>> {
    Packs::get(path).map(|file| file.data.into_owned())
}
