-- occupation codes (BRC 2014) from the titles of CBS: '0111 Docenten hoger onderwijs' is group 0111
-- CBS's own keys of the dimension Beroep carry no meaning and differ per table; the code stands in front of the title. A title
-- without one, such as 'Totaal', has no code (null). The number of digits is the level: 2 klasse, 3 segment, 4 groep.
CREATE MACRO model.brc_code(title) AS nullif(regexp_extract(title, '^([0-9]{1,4})(\s|$)', 1), '');
CREATE MACRO model.brc_name(title) AS trim(regexp_replace(title, '^[0-9]{1,4}(\s|$)', ''));
