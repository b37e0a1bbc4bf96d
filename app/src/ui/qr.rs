//! A QR code as SVG, black on white in every theme: cameras expect it so.

use leptos::prelude::*;

/// The code of a text; nothing where it is too long for one.
pub fn svg(text: &str) -> Option<AnyView> {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", place % width + 4, place / width + 4));
        }
    }
    let side = (width + 8).to_string();
    let view_box = format!("0 0 {side} {side}");
    Some(
        view! {
            <svg class="qr" viewBox=view_box aria-hidden="true" shape-rendering="crispEdges">
                <rect width=side.clone() height=side fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
        .into_any(),
    )
}
