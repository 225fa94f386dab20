/** Files as other programs write them, whole and with habits of their own. Every person, plan and number is made up. */

/**
 * Apostrophes end segments, bars part elements, and a loop stands on a line that ends as on Windows. Names are in lower
 * case. Of two providers the second has a claim on which two other plans paid before, whose loops stand at claim and line.
 */
export const FOREIGN_CLAIMS =
  `ISA|00|          |00|          |30|77-0000001     |ZZ|clearing       |260302|0915|^|00501|000004711|1|P|>'
GS|HC|77-0000001|clearing|20260302|0915|4711|X|005010X222A1'
ST|837|000000001|005010X222A1'BHT|0019|00|batch-1|20260302|0915|CH'
NM1|41|2|some billing program|||||46|770000001'PER|IC|help desk|EM|desk@example.com'
NM1|40|2|clearing|||||46|clearing'
HL|1||20|1'NM1|85|1|sample|mary|j|||XX|1234567893'N3|1 example road'N4|sampletown|OH|440010000'
HL|2|1|22|0'SBR|P|18|||||||CI'NM1|IL|1|de la muestra|ana maria|||jr|MI|w 0001'DMG|D8|19910704|F'
NM1|PR|2|example health plan|||||PI|ex001'
CLM|a/1|95|||11>B>1|Y|A|Y|Y'HI|ABK>j069'
LX|1'SV1|HC>99212|95|UN|1|||1'DTP|472|D8|20260227'
HL|3||20|1'NM1|85|2|example practice|||||XX|1999999984'
HL|4|3|22|1'SBR|S||group-9||||||CI'NM1|IL|1|sample|theo||||MI|w0002'DMG|D8|19790115|M'
NM1|PR|2|second plan|||||PI|ex002'
HL|5|4|23|0'PAT|19'NM1|QC|1|sample|nia'DMG|D8|20150102|F'
CLM|b-1|60.5|||11>B>1|Y|A|Y|Y'HI|ABK>Z00129'
LX|1'SV1|HC>90460|60.5|UN|1|||1'DTP|472|D8|20260226'
CLM|b-2|180.00|||11>B>1|Y|A|Y|Y'HI|ABK>H6503|ABF>J069'NM1|82|1|doe|jan||||XX|1234567893'
SBR|P|19|||||||CI'CAS|CO|45|30'AMT|D|100'NM1|IL|1|sample|lea||||MI|theirs-1'NM1|PR|2|first plan|||||PI|ex009'
SBR|T|19|||||||CI'NM1|IL|1|sample|bo||||MI|theirs-2'NM1|PR|2|third plan|||||PI|ex010'REF|F8|theirs-too'
LX|1'SV1|HC>99213>25|180.00|UN|1|||1>2'DTP|472|D8|20260225'
SVD|ex009|100|HC>99213>25||1'CAS|CO|45|30'DTP|573|D8|20260301'
SVD|ex010|10|HC>99213>25||1'DTP|573|D8|20260302'
SE|56|000000001'GE|1|4711'IEA|1|000004711'
`.replaceAll('\n', '\r\n');

/** A secondary payer's answers, one segment a line; components part at another character than the one that ISA declares. */
export const FOREIGN_ANSWERS = `ISA*00*          *00*          *ZZ*PLAN           *ZZ*PRACTICE       *260318*1200*^*00501*000000009*0*P*:
GS*HP*PLAN*PRACTICE*20260318*1200*9*X*005010X221A1
ST*835*0009
BPR*I*50.00*C*ACH************20260318
DTM*405*20260317
LX*1
CLP*b-2*2*180.00*40.00*10.00*12*plan-77*11*1
NM1*QC*1*sample*nia
SVC*HC>99213>25*180.00*40.00**1
CAS*OA*23*100.00
CAS*CO*45*30.00
CAS*PR*2*10.00
LX*2
CLP*c-1*20*25.00*10.00**12*plan-78
CAS*OA*23*15.00
SE*14*0009
GE*1*9
IEA*1*000000009
`;
