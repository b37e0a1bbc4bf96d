//! Files against what they must give: a corpus made by LibreOffice, files as Word writes them, and hostile ones.

mod corpus;
mod hostile;
mod opendocument;
mod pages;
mod word;
mod workbook;
mod zipped;
