//! What the forms of other ways call.

use crate::request::Answer;
use leptos::prelude::*;

/// Enters an occasion.
#[server(prefix = "/api", endpoint = "channel/add")]
pub async fn add() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::EnterChannels)?;
    let facts = crate::channel::typed::facts(&here)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = store::channel::add(store, viewer, one.id, &facts, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/channels/{number}?done=channel", one.id)))
}

/// Changes what is told of it.
#[server(prefix = "/api", endpoint = "channel/edit")]
pub async fn edit() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::EnterChannels)?;
    let (number, facts) = (crate::channel::typed::number(&here), crate::channel::typed::facts(&here)?);
    let seen = here.one("seen").parse().unwrap_or(-1);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::channel::edit(store, viewer, one.id, (number, seen), &facts, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/channels/{number}?done=channel", one.id)))
}

/// Enters a sheet.
#[server(prefix = "/api", endpoint = "channel/sheet")]
pub async fn sheet() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::EnterChannels)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let occasion = crate::channel::typed::occasion(&here, &one).await?;
    let questions = store::channel::questions(store, one.id, &occasion).await?;
    let entry = crate::channel::typed::entry(&here, &one, &occasion.facts, &questions)?;
    let done = store::channel::bring(store, viewer, one.id, occasion.number, vec![entry], here.visit.now).await?;
    Ok(here.visit.done(&crate::channel::occasion::address(one.id, occasion.number, done)))
}

/// Enters the sheets of a file.
#[server(prefix = "/api", endpoint = "channel/bring")]
pub async fn bring() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::EnterChannels)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let occasion = crate::channel::typed::occasion(&here, &one).await?;
    let questions = store::channel::questions(store, one.id, &occasion).await?;
    let asked = crate::survey::form::audiences(&questions);
    let entries = crate::channel::typed::brought(&here, &one, &occasion.facts, &questions, &asked)?;
    let done = store::channel::bring(store, viewer, one.id, occasion.number, entries, here.visit.now).await?;
    Ok(here.visit.done(&crate::channel::occasion::address(one.id, occasion.number, done)))
}

/// Settles a sheet that was entered in two ways.
#[server(prefix = "/api", endpoint = "channel/settle")]
pub async fn settle() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let (number, mark) = (crate::channel::typed::number(&here), here.one("mark"));
    store::channel::settle(store, viewer, one.id, (number, mark), &here.pairs, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/channels/{number}?done=channel_settled", one.id)))
}

/// Drops what was entered of a sheet.
#[server(prefix = "/api", endpoint = "channel/drop")]
pub async fn drop_pair() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let (number, mark) = (crate::channel::typed::number(&here), here.one("mark"));
    store::channel::drop_pair(store, viewer, one.id, (number, mark), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/channels/{number}?done=channel_dropped", one.id)))
}

/// Takes a sheet out of the counts.
#[server(prefix = "/api", endpoint = "channel/take_out")]
pub async fn take_out() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = crate::channel::typed::number(&here);
    let out = (number, here.one("mark"), here.one("reason"));
    store::channel::take_out(store, viewer, one.id, out, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/channels/{number}?done=channel_out", one.id)))
}

/// Keeps a scan.
#[server(prefix = "/api", endpoint = "channel/file")]
pub async fn file() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::EnterChannels)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = crate::channel::typed::number(&here);
    let brought = crate::desk::typed::attachment(&here, None)?;
    let new = (brought.title.as_str(), brought.name.as_str(), brought.file.clone());
    store::channel::attach(store, viewer, one.id, number, new, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/channels/{number}?done=attached", one.id)))
}
