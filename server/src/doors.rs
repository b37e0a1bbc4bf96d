//! The table of doors, from which the router is built: pages, server functions, exports, feeds, files. The only file that
//! names `Router::route`.

use crate::house::House;
use crate::{assets, attached, enter, export, find, forms, guard, house, mine, pages, picture, small, work};
use axum::Router;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;

/// What stands behind a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Behind {
    Page,
    Function,
    File,
    Export,
    Feed,
    Small,
}

/// One door: method, path, what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Door {
    pub method: &'static str,
    pub path: String,
    pub behind: Behind,
}

type Handler = MethodRouter<Arc<House>>;

fn table() -> Vec<(Door, Handler)> {
    let mut doors: Vec<(Door, Handler)> = Vec::new();
    let mut open = |method, path: &str, behind, handler: Handler| {
        doors.push((Door { method, path: path.into(), behind }, handler));
    };
    for url in app::urls::URLS {
        open("GET", url.path, Behind::Page, get(pages::show));
        let english = if url.path == "/" { "/en".into() } else { format!("/en{}", url.path) };
        open("GET", &english, Behind::Page, get(pages::show));
    }
    let mut functions: Vec<&'static str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    functions.sort_unstable();
    for path in functions {
        open("POST", path, Behind::Function, post(forms::answer));
        open("POST", &format!("/en{path}"), Behind::Function, post(forms::answer));
    }
    for (before, files) in [("/c", &export::door::PUBLIC_FILES[..]), ("/desk/c", &export::door::FILES[..])] {
        for file in files.iter().chain(&export::papers::FILES) {
            open("GET", &format!("{before}/{{id}}/{file}"), Behind::Export, get(export::door::take));
            open("GET", &format!("/en{before}/{{id}}/{file}"), Behind::Export, get(export::door::take));
        }
    }
    for before in ["/c", "/desk/c"] {
        let path = format!("{before}/{{id}}/{}", export::xlsform::FILE);
        open("GET", &path, Behind::Export, get(export::xlsform::take));
        open("GET", &format!("/en{path}"), Behind::Export, get(export::xlsform::take));
    }
    for file in export::told::FILES {
        open("GET", &format!("/c/{{id}}/{file}"), Behind::Export, get(export::told::take));
        open("GET", &format!("/en/c/{{id}}/{file}"), Behind::Export, get(export::told::take));
    }
    open("GET", "/c/{id}/card.png", Behind::File, get(picture::give));
    open("GET", "/en/c/{id}/card.png", Behind::File, get(picture::give));
    // The file, and of it what is said, or what stood in its place before.
    for part in ["", "/{part}"] {
        open("GET", &format!("/c/{{id}}/files/{{number}}{part}"), Behind::File, get(attached::public));
        open("GET", &format!("/desk/c/{{id}}/files/{{number}}{part}"), Behind::File, get(attached::desk));
        open("GET", &format!("/preview/{{token}}/files/{{number}}{part}"), Behind::File, get(attached::shared));
    }
    let file = "comments/{comment}/files/{number}";
    open("GET", &format!("/c/{{id}}/{file}"), Behind::File, get(attached::of_comment));
    open("GET", &format!("/desk/c/{{id}}/{file}"), Behind::File, get(attached::of_held_comment));
    open("GET", "/receipts/{number}/files/{file}", Behind::File, get(attached::of_own_comment));
    open("GET", "/desk/c/{id}/channels/{number}/files/{file}", Behind::File, get(attached::scan));
    open("GET", "/desk/c/{id}/sheets/{sheet}/{question}", Behind::File, get(attached::answer));
    for before in ["", "/en"] {
        open("GET", &format!("{before}/agencies/work.csv"), Behind::Export, get(work::take));
        open("GET", &format!("{before}/about/satisfaction.csv"), Behind::Export, get(work::satisfaction));
        open("GET", &format!("{before}/me/everything.json"), Behind::Export, get(mine::take));
        open("GET", &format!("{before}/search/suggest"), Behind::Small, get(find::suggest));
        open("GET", &format!("{before}/search/feed"), Behind::Feed, get(find::feed));
        open("GET", &format!("{before}/consultations/feed"), Behind::Feed, get(find::list_feed));
    }
    open("GET", "/assets/{*path}", Behind::File, get(assets::serve));
    open("GET", "/healthz", Behind::Small, get(small::health));
    open("GET", "/settings", Behind::Small, get(small::settings));
    open("GET", "/sign-in/{provider}", Behind::Small, get(enter::begin));
    open("GET", "/sign-in/{provider}/back", Behind::Small, get(enter::back_again));
    open("POST", "/letters/{token}/leave", Behind::Small, post(small::leave));
    open("GET", "/letters/{token}/leave", Behind::Small, get(small::leave_page));
    open("GET", "/robots.txt", Behind::Small, get(small::robots));
    doors
}

/// Every door, for the table that is read in review.
pub fn all() -> Vec<Door> {
    table().into_iter().map(|(door, _)| door).collect()
}

/// The router.
pub fn router(house: Arc<House>) -> Router {
    let mut router = Router::new();
    for (door, handler) in table() {
        router = router.route(&door.path, handler);
    }
    router
        .fallback(pages::show)
        .layer(axum::middleware::from_fn_with_state(house.clone(), house::named))
        .layer(axum::middleware::from_fn_with_state(house.clone(), guard::headers))
        .with_state(house)
}
