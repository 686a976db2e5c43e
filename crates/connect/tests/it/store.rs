//! The folder of delivered files.

use bytes::Bytes;
use futures::stream;
use jixia_connect::Files;
use jixia_model::{IdSource, SequentialIds, id::DeliveryId};

use crate::kit::{refused, wait};

fn pieces(pieces: &[&str]) -> impl futures::Stream<Item = std::io::Result<Bytes>> + Send + use<> {
    let pieces: Vec<_> = pieces
        .iter()
        .map(|piece| Ok(Bytes::from((*piece).to_owned())))
        .collect();
    stream::iter(pieces)
}

#[test]
fn a_file_is_kept_whole_with_its_hash_and_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let ids = SequentialIds::default();
    wait(async {
        let files = Files::open(folder.path().join("files"), 100).await.unwrap();
        let id = DeliveryId(ids.next());
        let stored = files.put(id, pieces(&["ab", "c"])).await.unwrap();
        assert_eq!(stored.size_bytes, 3);
        assert_eq!(
            stored.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(std::fs::read(&stored.path).unwrap(), b"abc");
        assert_eq!(files.get(id).await.unwrap(), stored.path);
        files.remove(id).await.unwrap();
        files.remove(id).await.unwrap();
        assert_eq!(refused(files.get(id).await).code, "files.missing");
    });
}

#[test]
fn an_upload_beyond_the_limit_or_broken_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ids = SequentialIds::default();
    wait(async {
        let files = Files::open(folder.path(), 4).await.unwrap();
        let large = refused(files.put(DeliveryId(ids.next()), pieces(&["abc", "de"])).await);
        assert_eq!(large.code, "files.too_large");
        assert!(large.message.contains("4 bytes"), "{}", large.message);
        let broken = stream::iter([Ok(Bytes::from("ab")), Err(std::io::ErrorKind::ConnectionReset.into())]);
        assert_eq!(
            refused(files.put(DeliveryId(ids.next()), broken).await).code,
            "files.upload_broken"
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    });
}

#[test]
fn what_an_interrupted_upload_left_is_thrown_away_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.part"), "half").unwrap();
    std::fs::write(folder.path().join("whole"), "whole").unwrap();
    wait(Files::open(folder.path(), 4)).unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["whole"]);
}

#[test]
fn a_file_that_comes_in_parts_has_each_part_once_whoever_sends_it() {
    let folder = tempfile::tempdir().unwrap();
    let id = DeliveryId(SequentialIds::default().next());
    wait(async {
        let files = Files::open(folder.path(), 4).await.unwrap();
        assert_eq!(refused(files.begin(id, 5).await).code, "files.too_large");
        assert_eq!(
            refused(files.append(id, 0, Bytes::from("x")).await).code,
            "files.missing"
        );
        files.begin(id, 4).await.unwrap();
        assert_eq!(files.append(id, 0, Bytes::from("ab")).await.unwrap(), 2);
        assert_eq!(files.append(id, 0, Bytes::from("ab")).await.unwrap(), 2);
        assert_eq!(
            files.append(id, 3, Bytes::from("d")).await.unwrap(),
            2,
            "there is a gap"
        );
        let senders = [(); 8].map(|()| {
            let files = files.clone();
            tokio::spawn(async move { files.append(id, 2, Bytes::from("c")).await.unwrap() })
        });
        for sender in senders {
            assert_eq!(sender.await.unwrap(), 3);
        }
        assert_eq!(files.length(id).await.unwrap(), 3);
        assert_eq!(
            files.hash(id).await.unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(std::fs::read(files.get(id).await.unwrap()).unwrap(), b"abc");
    });
}

/// Linux offers a device that is always full, which stands for a full disk.
#[test]
fn a_full_disk_is_told_as_such_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let ids = SequentialIds::default();
    wait(async {
        let files = Files::open(folder.path(), 1 << 20).await.unwrap();
        let id = DeliveryId(ids.next());
        std::os::unix::fs::symlink("/dev/full", folder.path().join(format!("{id}.part"))).unwrap();
        let error = refused(files.put(id, pieces(&["abc"])).await);
        assert_eq!(error.code, "files.disk_full");
        assert!(error.message.contains("Free some space"), "{}", error.message);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    });
}

#[test]
fn a_folder_that_cannot_be_made_is_told_with_its_path() {
    // proc takes no new folders from anybody, not even from root.
    let error = refused(wait(Files::open("/proc/jixia-files", 4)));
    assert!(error.code.starts_with("files."), "{}", error.code);
    assert!(error.message.contains("/proc/jixia-files"), "{}", error.message);
}
