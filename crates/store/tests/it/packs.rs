//! Installed packs.

use jixia_model::{PackName, Text};
use jixia_store::{InstalledPack, PackFile};

use crate::harness::{City, at, permit};

fn pack(version: &str) -> InstalledPack {
    InstalledPack {
        name: PackName::parse("legal-entity").unwrap(),
        version: version.to_owned(),
        title: Text::new("法人库", "Legal entities"),
        digest: "00ff".to_owned(),
        enabled: true,
        installed_at: at(1),
        installed_by: None,
    }
}

fn file(path: &str, content: &[u8]) -> PackFile {
    PackFile {
        path: path.to_owned(),
        content: content.to_vec(),
    }
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn files_come_back_byte_for_byte(city: City) {
        let bytes = [0xef, 0xbb, 0xbf, b'a', b'\r', b'\n', 0x00, 0xff];
        let mut tx = city.begin().await;
        tx.packs().save(&pack("1.0.0"), &[file("pack.yaml", &bytes), file("data/a.csv", b"")]).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let name = pack("1.0.0").name;
        assert_eq!(reader.packs().get(&name).await.unwrap(), pack("1.0.0"));
        let files = reader.packs().files(&name).await.unwrap();
        assert_eq!(files, [file("data/a.csv", b""), file("pack.yaml", &bytes)]);
        assert_eq!(reader.packs().find_file(&name, "pack.yaml").await.unwrap(), Some(file("pack.yaml", &bytes)));
        assert_eq!(reader.packs().find_file(&name, "nothing").await.unwrap(), None);
    }

    async fn another_version_takes_the_place_of_the_first(city: City) {
        let mut tx = city.begin().await;
        tx.packs().save(&pack("1.0.0"), &[file("old.yaml", b"1"), file("pack.yaml", b"1")]).await.unwrap();
        tx.packs().save(&pack("2.0.0"), &[file("pack.yaml", b"2")]).await.unwrap();
        let name = pack("2.0.0").name;
        assert_eq!(tx.packs().list().await.unwrap(), [pack("2.0.0")]);
        assert_eq!(tx.packs().files(&name).await.unwrap(), [file("pack.yaml", b"2")]);
        let off = InstalledPack { enabled: false, ..pack("2.0.0") };
        tx.packs().save_state(&off).await.unwrap();
        assert!(!tx.packs().get(&name).await.unwrap().enabled);
        assert_eq!(tx.packs().files(&name).await.unwrap().len(), 1);
        tx.packs().delete(&name).await.unwrap();
        assert_eq!(tx.packs().delete(&name).await.unwrap_err().code, "pack.unknown");
        assert!(tx.packs().files(&name).await.unwrap().is_empty());
    }
}
