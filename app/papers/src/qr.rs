//! A QR code as a PNG, black on white with its quiet border: both writers set the same picture.

use qrcode::{Color, EcLevel, QrCode};

/// Pixels for each module, and modules of white around the code.
const SCALE: usize = 6;
const BORDER: usize = 4;

/// The code of an address; nothing where it is too long for one.
pub fn png(address: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let (width, modules) = (code.width(), code.to_colors());
    let side = (width + 2 * BORDER) * SCALE;
    let mut pixels = vec![255; side * side];
    for (place, _) in modules.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
        let (column, row) = ((place % width + BORDER) * SCALE, (place / width + BORDER) * SCALE);
        for line in row..row + SCALE {
            pixels[line * side + column..][..SCALE].fill(0);
        }
    }
    let mut out = Vec::new();
    let mut writer = png::Encoder::new(&mut out, side as u32, side as u32);
    writer.set_color(png::ColorType::Grayscale);
    writer.set_depth(png::BitDepth::Eight);
    let mut writer = writer.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(out)
}
