//! Files in an object store: a real server of its protocol, and two servers of ours before it that share no folder.

use crate::attachment::lie_in;
use crate::kit::*;
use domain::consultation::Kind;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::attachment::{self, New};
use store::vault::Beyond;
use store::{Options, Store};
use tokio::net::TcpListener;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// An object store with a bucket, and the folder it lies in.
async fn objects() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("siang")).unwrap();
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
    service.set_auth(SimpleAuth::from_single("somebody", "secret"));
    let service = service.build();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await.ok()
            });
        }
    });
    (folder, endpoint)
}

fn at(endpoint: &str, secret: &str) -> Beyond {
    let settings =
        [("ENDPOINT", endpoint), ("ALLOW_HTTP", "true"), ("ACCESS_KEY_ID", "somebody"), ("SECRET_ACCESS_KEY", secret)];
    let settings = settings.map(|(name, value)| (format!("AWS_{name}"), value.to_string()));
    Beyond::at("s3://siang/files/of", settings).unwrap()
}

/// One server: its store and the folder that is its own.
async fn server(kit: &Kit, beyond: Option<Beyond>) -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { files: Some(folder.path().into()), beyond, ..options() };
    (Store::open_with(&kit.url, options).await.unwrap(), folder)
}

async fn brought(store: &Store, bytes: &[u8]) -> New {
    let mut coming = store.coming().await.unwrap();
    bytes.chunks(1 << 20).for_each(|piece| coming.write(piece).unwrap());
    let file = Some(Arc::new(coming.whole().unwrap()));
    New { title: "แผนที่".into(), name: "map.pdf".into(), file, readable: true, form: None }
}

async fn read(store: &Store, hash: &str) -> Vec<u8> {
    let (mut file, mut bytes) = (attachment::file(store, hash).await.unwrap(), Vec::new());
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

/// The files in the bucket.
fn there(folder: &Path) -> Vec<String> {
    let all = std::fs::read_dir(folder.join("siang/files/of")).into_iter().flatten().flatten();
    let names = all.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with('.')).collect()
}

on_both! {
    async fn a_file_kept_by_one_server_is_given_by_another_that_shares_no_folder(kit) {
        let (bucket, endpoint) = objects().await;
        let (one, near) = server(&kit, Some(at(&endpoint, "secret"))).await;
        let (other, far) = server(&kit, Some(at(&endpoint, "secret"))).await;
        one.files_reached().await.unwrap();
        let id = kit.made(Kind::Bill).await;
        let mut large = b"%PDF-1.7 ".to_vec();
        large.extend((0..20 << 20).map(|n: u32| (n % 251) as u8));
        for bytes in [b"%PDF-1.7 map".as_slice(), &large] {
            let new = brought(&one, bytes).await;
            let number = attachment::add(&one, &kit.drafter, id, kit.one(id).await.revision, new, day_one()).await.unwrap();
            let hash = attachment::one(&other, id, number).await.unwrap().hash;
            assert!(there(bucket.path()).contains(&hash));
            assert!(read(&other, &hash).await == bytes, "fetched");
            assert!(read(&other, &hash).await == bytes, "near");
        }
        assert_eq!((lie_in(near.path()), lie_in(far.path())), (2, 2));
        // A month later they are near no more, and are fetched again; nothing that is named goes.
        assert_eq!(attachment::sweep(&other, SystemTime::now() + DAY * 31).await.unwrap(), 0);
        assert_eq!((there(bucket.path()).len(), lie_in(far.path())), (2, 0));
        let hash = attachment::one(&other, id, 1).await.unwrap().hash;
        assert_eq!(read(&other, &hash).await, b"%PDF-1.7 map");
        // What nothing names goes everywhere.
        attachment::remove(&one, &kit.drafter, id, kit.one(id).await.revision, 2, day_one()).await.unwrap();
        assert_eq!(attachment::sweep(&one, SystemTime::now() + DAY / 2).await.unwrap(), 0);
        assert_eq!(attachment::sweep(&one, SystemTime::now() + DAY * 2).await.unwrap(), 2);
        assert_eq!((there(bucket.path()).len(), lie_in(near.path())), (1, 1));
        one.close().await;
        other.close().await;
    }

    async fn a_folder_moves_into_an_object_store_by_itself_and_one_that_does_not_answer_takes_nothing(kit) {
        let (bucket, endpoint) = objects().await;
        let id = kit.made(Kind::Bill).await;
        let (before, folder) = server(&kit, None).await;
        attachment::add(&before, &kit.drafter, id, kit.one(id).await.revision, brought(&before, b"%PDF-1.7 map").await, day_one()).await.unwrap();
        before.close().await;
        let options = Options { files: Some(folder.path().into()), beyond: Some(at(&endpoint, "secret")), ..options() };
        let moved = Store::open_with(&kit.url, options).await.unwrap();
        assert_eq!(attachment::sweep(&moved, SystemTime::now() + DAY * 31).await.unwrap(), 0);
        assert_eq!((there(bucket.path()).len(), lie_in(folder.path())), (1, 1), "what was here alone stays until it is there too");
        let (closed, _folder) = server(&kit, Some(at(&endpoint, "a guess"))).await;
        assert!(closed.files_reached().await.unwrap_err().to_string().contains("object store"));
        let revision = kit.one(id).await.revision;
        let new = brought(&closed, b"%PDF-1.7 another").await;
        assert!(attachment::add(&closed, &kit.drafter, id, revision, new, day_one()).await.is_err());
        assert_eq!(attachment::all(&moved, id).await.unwrap().files.len(), 1, "what is not there is not acknowledged");
        // What lies under a name is what it says, or it is not given.
        let hash = attachment::one(&moved, id, 1).await.unwrap().hash;
        std::fs::write(bucket.path().join("siang/files/of").join(&hash), "%PDF-1.7 MAP").unwrap();
        let (other, _folder) = server(&kit, Some(at(&endpoint, "secret"))).await;
        assert!(attachment::file(&other, &hash).await.unwrap_err().to_string().contains(&hash));
        for store in [moved, closed, other] {
            store.close().await;
        }
    }
}

#[test]
fn an_address_that_is_none_is_told() {
    for address in ["siang/files", "https://bucket", "s3://", "s3:///files"] {
        assert!(Beyond::at(address, []).is_err(), "{address}");
    }
}
