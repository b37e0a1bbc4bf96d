//! The demonstration's agencies and staff.

use super::{PASSWORD, told};
use domain::agency::{Level, Role, Viewer};
use domain::id::AgencyId;
use domain::time::Moment;
use store::Store;

/// Who can sign in, and as what.
pub const ACCOUNTS: [(&str, &str); 7] = [
    ("central@demo.example", "central administrator"),
    ("officer@demo.example", "drafter and approver of the department"),
    ("summariser@demo.example", "summariser and evaluator of the department"),
    ("moderator@demo.example", "moderator of the department"),
    ("admin@demo.example", "administrator of the department"),
    ("local@demo.example", "every role at a sub-district"),
    ("second@demo.example", "a second summariser of the department"),
];

/// Those who act in the demonstration.
pub struct People {
    pub department: AgencyId,
    pub local: AgencyId,
    pub central: Viewer,
    pub officer: Viewer,
    pub summariser: Viewer,
    pub moderator: Viewer,
    pub clerk: Viewer,
}

impl People {
    pub async fn make(store: &Store, now: Moment) -> anyhow::Result<People> {
        let agency = |parent, level, th: &str, en: &str| store::agency::New {
            parent,
            level,
            name_th: th.into(),
            name_en: en.into(),
            place: None,
        };
        let office = agency(
            None,
            Level::Office,
            "สำนักงานคณะกรรมการกฤษฎีกา (ชุดทดลอง)",
            "Office of the Council of State (demonstration)",
        );
        let (_, central) =
            store::account::make_first_administrator(store, office, "ผู้ดูแลระบบกลาง", ACCOUNTS[0].0, PASSWORD, now)
                .await
                .map_err(told)?;
        let central = store::session::viewer_of(store, central, now).await.map_err(told)?;
        let make = async |new| store::agency::make(store, &central, new, now).await.map_err(told);
        let ministry =
            make(agency(None, Level::Ministry, "กระทรวงเศรษฐกิจชุมชน", "Ministry of Community Economy")).await?;
        let department = make(agency(
            Some(ministry),
            Level::Department,
            "กรมส่งเสริมเศรษฐกิจชุมชน",
            "Department of Community Economy Promotion",
        ))
        .await?;
        let body = store::agency::NewPlace {
            body: domain::local::Body::Tambon,
            province: "50".into(),
            district: "สายธาร".into(),
            subdistrict: String::new(),
        };
        let local = make(store::agency::New {
            place: Some(body),
            ..agency(
                None,
                Level::Local,
                "องค์การบริหารส่วนตำบลบ้านสายธาร",
                "Ban Sai Than Subdistrict Administrative Organization",
            )
        })
        .await?;
        let invite = async |agency: AgencyId, name: &str, email: &str, roles: &[Role]| -> anyhow::Result<Viewer> {
            let invited = store::membership::invite(store, &central, agency, name, email, PASSWORD, roles, now)
                .await
                .map_err(told)?;
            store::session::viewer_of(store, invited.person, now).await.map_err(told)
        };
        let officer = invite(department, "อรุณี พงษ์สวัสดิ์", ACCOUNTS[1].0, &[Role::Drafter, Role::Approver]).await?;
        let summariser = invite(department, "วิชัย แสนดี", ACCOUNTS[2].0, &[Role::Summariser, Role::Evaluator]).await?;
        let moderator = invite(department, "มาลี ใจเย็น", ACCOUNTS[3].0, &[Role::Moderator]).await?;
        invite(department, "สมพร รอบคอบ", ACCOUNTS[4].0, &[Role::AgencyAdministrator]).await?;
        invite(department, "ปรีดา ตั้งใจ", ACCOUNTS[6].0, &[Role::Summariser]).await?;
        let every = [Role::Drafter, Role::Approver, Role::Summariser, Role::Moderator, Role::AgencyAdministrator];
        let clerk = invite(local, "บุญมี ทองสุก", ACCOUNTS[5].0, &every).await?;
        // The one officer of each may propose and publish; who takes the order away sees that two are needed.
        let order = async |agency, words| {
            store::consultation::record_order(store, &central, agency, (words, None), now).await.map_err(told)
        };
        order(department, "คำสั่งกรมส่งเสริมเศรษฐกิจชุมชน ที่ 41/2569 ลงวันที่ 1 ก.ค. 2569").await?;
        order(local, "คำสั่ง อบต.บ้านสายธาร ที่ 12/2569 ลงวันที่ 1 ก.ค. 2569").await?;
        Ok(People { department, local, central, officer, summariser, moderator, clerk })
    }
}
