-- one row per signal that its own intervals do not bear out
-- severity: error
-- reason: a signal only where it holds for every value in both intervals
-- titel: Elk signaal over opleiden klopt met zijn eigen marges
-- uitleg: Een tekort noemen wij alleen als het voor elke waarde binnen de marges geldt.
-- advice: look at mart.training_gap
SELECT region_code, sbi_code, education_level, signal, graduates_low, graduates_high, yearly_need_low, yearly_need_high
FROM mart.training_gap
WHERE (signal = 'tekort' AND NOT coalesce(graduates_high < yearly_need_low, FALSE))
   OR (signal = 'ruim' AND NOT coalesce(graduates_low > yearly_need_high, FALSE))
   OR (signal <> 'onbekend' AND (graduates_low IS NULL OR graduates_high IS NULL))
   OR graduates_low > graduates_high OR yearly_need_low > yearly_need_high OR yearly_need_low < 0;
