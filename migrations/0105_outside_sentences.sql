-- Why a sentence that was passed over is outside the hearing, told to those who say it beside other things; null where it only says too little.
alter table sayings add column aside text;
