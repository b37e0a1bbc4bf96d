-- Names as the places of the forms have them (Royal Institute's transcription).
update areas set name_en = 'Lop Buri' where code = '16';
update areas set name_en = 'Chon Buri' where code = '20';
update areas set name_en = 'Prachin Buri' where code = '25';
update areas set name_en = 'Buri Ram' where code = '31';
update areas set name_en = 'Si Sa Ket' where code = '33';
update areas set name_en = 'Nong Bua Lam Phu' where code = '39';
