//! Agencies.

use crate::kit::*;
use domain::agency::Level;
use domain::id::AgencyId;
use domain::refusal::Refusal;
use store::agency;

fn new(name: &str, parent: Option<AgencyId>) -> agency::New {
    agency::New { parent, level: Level::Local, name_th: name.into(), name_en: "Somewhere".into(), place: None }
}

on_both! {
    async fn the_central_administrator_makes_agencies_and_everyone_knows_them(kit) {
        let id = agency::make(&kit.store, &kit.administrator, new(" เทศบาลนคร ", Some(kit.agency)), day_one()).await.unwrap();
        let made = agency::one(&kit.store, id).await.unwrap();
        assert_eq!((made.name_th.as_str(), made.parent, made.level), ("เทศบาลนคร", Some(kit.agency), Level::Local));
        assert_eq!(agency::some(&kit.store, &[id]).await.unwrap(), [made]);
    }

    async fn nobody_else_makes_agencies(kit) {
        not_allowed(agency::make(&kit.store, &kit.agency_administrator, new("ก", None), day_one()).await);
        not_allowed(agency::make(&kit.store, &Default::default(), new("ก", None), day_one()).await);
    }

    async fn an_agency_needs_a_name_and_a_parent_that_exists(kit) {
        let nameless = agency::make(&kit.store, &kit.administrator, new(" ", Some(AgencyId(99))), day_one()).await;
        assert_eq!(nameless.as_ref().unwrap_err().refusal("parent"), Some(&Refusal::NotAChoice));
        assert_eq!(refused(nameless, "name_th"), Refusal::Missing);
        not_found(agency::one(&kit.store, AgencyId(99)).await);
    }

    async fn the_provinces_are_there(kit) {
        let areas = store::area::all(&kit.store).await.unwrap();
        assert_eq!(areas.len(), 77);
        assert_eq!((areas[0].code.as_str(), areas[0].name_en.as_str()), ("10", "Bangkok"));
    }
}
