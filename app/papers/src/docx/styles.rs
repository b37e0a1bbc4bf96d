//! Styles of Word files, named as officers find them in their word processor: headings are headings. The type is the one of the
//! government's papers, for Latin and for complex script both; the language is Thai.

/// The type, and what stands in for it where it is not installed.
pub(super) const TYPE: &str = "TH SarabunPSK";

struct Style {
    id: &'static str,
    name: &'static str,
    /// What it begins from.
    from: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

const fn style(
    id: &'static str,
    name: &'static str,
    from: &'static str,
    paragraph: &'static str,
    run: &'static str,
) -> Style {
    Style { id, name, from, paragraph, run }
}

// Sizes are half points, indents and spaces twentieths of a point.
const STYLES: [Style; 22] = [
    style(
        "Title",
        "Title",
        "Normal",
        "<w:spacing w:after=\"60\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>",
    ),
    style(
        "Subtitle",
        "Subtitle",
        "Normal",
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"1D3F8F\"/></w:pBdr><w:spacing w:after=\"200\"/>",
        "<w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    ),
    style(
        "Heading1",
        "heading 1",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:bCs/><w:color w:val=\"1D3F8F\"/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>",
    ),
    style(
        "Heading2",
        "heading 2",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    ),
    style(
        "Heading3",
        "heading 3",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"40\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:bCs/>",
    ),
    style(
        "Label",
        "Label",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"0\"/>",
        "<w:b/><w:bCs/><w:color w:val=\"545B69\"/>",
    ),
    style("ListParagraph", "List Paragraph", "Normal", "<w:spacing w:after=\"40\"/>", ""),
    style(
        "Notice",
        "Notice",
        "Normal",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"7A5200\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FBF3E0\"/>",
        "",
    ),
    style("Remark", "Remark", "Normal", "", "<w:color w:val=\"545B69\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"),
    style("Cell", "Cell", "Normal", "<w:spacing w:after=\"20\"/>", ""),
    style("CellHead", "Cell Head", "Cell", "<w:keepNext/>", "<w:b/><w:bCs/>"),
    // A row's own name: it goes on to the next page as its row does, else a whole table would, and leave half a page empty.
    style("CellName", "Cell Name", "Cell", "", "<w:b/><w:bCs/>"),
    style("CellHeadNumber", "Cell Head Number", "CellHead", "<w:keepNext/><w:jc w:val=\"right\"/>", ""),
    style("Chart", "Chart", "Normal", "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"60\"/>", ""),
    style("CellNumber", "Cell Number", "Cell", "<w:jc w:val=\"right\"/>", ""),
    style("Clause", "Clause", "Normal", "<w:spacing w:after=\"60\"/><w:ind w:firstLine=\"720\"/>", ""),
    style("ClauseItem", "Clause Item", "Normal", "<w:spacing w:after=\"60\"/><w:ind w:firstLine=\"1260\"/>", ""),
    style("ClauseSub", "Clause Sub-item", "Normal", "<w:spacing w:after=\"60\"/><w:ind w:firstLine=\"1800\"/>", ""),
    style(
        "ClauseQuoted",
        "Clause Quoted",
        "Normal",
        "<w:spacing w:after=\"60\"/><w:ind w:left=\"720\" w:firstLine=\"720\"/>",
        "",
    ),
    style("Centred", "Centred", "Normal", "<w:jc w:val=\"center\"/>", ""),
    style(
        "CommentText",
        "annotation text",
        "Normal",
        "<w:spacing w:after=\"40\"/>",
        "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    ),
    style(
        "Footer",
        "footer",
        "Normal",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"9000\"/></w:tabs>",
        "<w:color w:val=\"545B69\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
];

/// The part `word/styles.xml`.
pub(super) fn xml() -> String {
    let mut out = format!(
        "{head}<w:styles xmlns:w=\"{w}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{TYPE}\" w:hAnsi=\"{TYPE}\" w:eastAsia=\"{TYPE}\" w:cs=\"{TYPE}\"/>\
         <w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"th-TH\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"80\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name w:val=\"annotation reference\"/><w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar>\
         <w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Ruled\"><w:name w:val=\"Ruled\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
         <w:top w:val=\"single\" w:sz=\"4\" w:color=\"545B69\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"545B69\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"DCD8CD\"/></w:tblBorders></w:tblPr></w:style>",
        head = super::HEAD,
        w = super::W,
    );
    for one in &STYLES {
        let Style { id, name, from, paragraph, run } = one;
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{from}\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    out.push_str("</w:styles>");
    out
}

/// The part `word/fontTable.xml`: by which other names the type is known.
pub(super) fn fonts() -> String {
    format!(
        "{}<w:fonts xmlns:w=\"{}\"><w:font w:name=\"{TYPE}\"><w:altName w:val=\"TH Sarabun New\"/><w:family w:val=\"swiss\"/></w:font></w:fonts>",
        super::HEAD,
        super::W
    )
}
