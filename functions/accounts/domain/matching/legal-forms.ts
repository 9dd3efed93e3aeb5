/**
 * Legal forms of companies, as data: native spellings, in whatever case and with whatever dots; they are folded like
 * names before they are compared. Sources: the countries' company laws as commonly abbreviated.
 */

/** Forms between dots, of lines without a remark. */
const formsIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' ·'))
    .map((form) => form.trim())
    .filter((form) => form !== '');

/** Taken out wherever they stand: nobody is called so. */
export const clearLegalForms: readonly string[] = formsIn(`
# English
  Inc · Incorporated · Ltd · Limited · LLC · L.L.C. · LLP · L.L.P. · PLC · P.L.C. · Pty · Pty Ltd · Pvt ·
  Pvt Ltd · Private Limited · Pte · Pte Ltd · Corp · Corpn · Corporation · Co Ltd · Company Limited ·
  Limited Liability Company · Limited Liability Partnership · Limited Partnership · Public Limited Company ·
  Public Company Limited · Joint Stock Company · Public Joint Stock Company · Open Joint Stock Company ·
  Closed Joint Stock Company · Unlimited Company · Designated Activity Company · PJSC · OJSC · CJSC · FZE ·
  FZCO · FZ-LLC · FZ LLC · LLLP · PLLC · W.L.L. · P.S.C. · Q.P.S.C. · K.S.C. · K.S.C.P. · S.A.O.G. ·
  S.A.O.C. · Limited by Guarantee · Community Interest Company · Professional Corporation ·
  Professional Limited Liability Company · Private Joint Stock Company · Private Company Limited
# German
  GmbH · gGmbH · mbH · Ges.m.b.H. · Gesellschaft mit beschränkter Haftung · GmbH & Co. KG ·
  GmbH & Co. KGaA · GmbH & Co. OHG · GmbH + Co · AG & Co. KG · AG & Co. KGaA · SE & Co. KGaA · SE & Co. KG ·
  KGaA · UG (haftungsbeschränkt) · UG haftungsbeschränkt & Co. KG · haftungsbeschränkt ·
  Aktiengesellschaft · OHG · GbR · eingetragener Verein · e.V. · e.G. · e.U. · e.K. · e.Kfm. ·
  Kommanditgesellschaft · Kommanditgesellschaft auf Aktien · Offene Handelsgesellschaft · GesbR ·
  Gesellschaft bürgerlichen Rechts · eingetragene Genossenschaft
# French, Belgian, Luxembourgish
  S.à r.l. · SARL · EURL · SASU · Société Anonyme · Société par actions simplifiée ·
  Société à responsabilité limitée · S.C.A. · ASBL · VZW · BVBA · SPRL · SCRL · CVBA · S.N.C. · GIE ·
  Société en commandite par actions · Société en commandite simple · Société en nom collectif ·
  Société par actions simplifiée unipersonnelle · NV/SA · SA/NV · SRL/BV · BV/SRL · ASBL/VZW
# Spanish, Portuguese, Latin American
  S.A. de C.V. · S.A.B. de C.V. · S. de R.L. de C.V. · S. de R.L. · S.A.P.I. de C.V. · Sociedad Anónima ·
  Sociedad Limitada · Sociedad de Responsabilidad Limitada · Sociedad Anónima de Capital Variable · S.A.U. ·
  S.L.U. · S.L.L. · S.A.C. · S.A.S. · E.I.R.L. · C.A. · Ltda · Limitada · Lda · S/A · EIRELI · Cia Ltda ·
  Sociedad Anónima Bursátil · Sociedad Anónima Bursátil de Capital Variable · Sociedad Anónima Cerrada ·
  Sociedad por Acciones · Sociedad por Acciones Simplificada · Sociedad Limitada Unipersonal · Sociedade Limitada ·
  Sociedade Anónima · S.A.I.C. · S.A.C.I. · S. Coop. · Sociedad Cooperativa · S.G.P.S. · Unipessoal Lda
# Italian
  S.p.A. · S.r.l. · S.r.l.s. · S.a.p.a. · S.a.s. di · Società per Azioni ·
  Società a responsabilità limitata · S.c.a.r.l. · S.c.r.l. · Soc. Coop. · Società Cooperativa
# Dutch
  Vennootschap onder firma · Commanditaire Vennootschap · B.V. · N.V. · V.O.F. · Besloten Vennootschap · Naamloze Vennootschap · U.A.
# Nordic and Baltic
  A/S · ApS · I/S · K/S · P/S · Aktiebolag · Aktiebolaget · Aktieselskab · Anpartsselskab · Aksjeselskap ·
  ASA · AB (publ) · Telefonaktiebolaget · Oyj · Osakeyhtiö · Oy Ab · HB · Ehf · Hf · OÜ · UAB · SIA · A/S ·
  IVS · BA · HF · Aktieselskabet · Allmennaksjeselskap · Handelsbolag · Kommanditbolag · Kommanditselskab ·
  Interessentskab · Samvirkeforetak · Osuuskunta · Julkinen osakeyhtiö · Hlutafélag · Einkahlutafélag · Osaühing ·
  Aktsiaselts · Akciju sabiedrība · Sabiedrība ar ierobežotu atbildību · Akcinė bendrovė ·
  Uždaroji akcinė bendrovė
# Central and eastern European, Latin script
  Sp. z o.o. · Sp. z o. o. · Spółka z o. o. · Spółka z o.o. · Spółka z ograniczoną odpowiedzialnością ·
  Sp. z o.o. Sp.k. · Spółka Akcyjna · Sp.j. · Sp. k. · Spółka Jawna · Spółka Komandytowa · s.r.o. ·
  spol. s r.o. · spol. s.r.o. · společnost s ručením omezeným · a.s. · akciová společnost ·
  akciová spoločnosť · v.o.s. · s.p. · d.o.o. · d.d. · a.d. · d.n.o. · Kft. · Nyrt. · Zrt. · Rt. · Bt. ·
  Kkt. · Korlátolt Felelősségű Társaság · Részvénytársaság · Zártkörűen Működő Részvénytársaság · SH.P.K. ·
  Nyilvánosan Működő Részvénytársaság · Betéti társaság · Dioničko društvo · Akcionarsko društvo ·
  Društvo s ograničenom odgovornošću · Društvo sa ograničenom odgovornošću · Delniška družba ·
  Družba z omejeno odgovornostjo · Spoločnosť s ručením obmedzeným · Societate cu Răspundere Limitată ·
  Societate pe Acțiuni · SHA · S.R.L.-D · EOOD · OOD · EAD · ETD
# Turkish
  A.Ş. · Anonim Şirketi · Ltd. Şti. · Limited Şirketi · San. ve Tic. A.Ş. · Sanayi ve Ticaret A.Ş. ·
  San. ve Tic. Ltd. Şti. · Sanayi ve Ticaret Limited Şirketi · Sanayi ve Ticaret Ltd. Şti. ·
  Anonim Ortaklığı · Limited Ortaklığı · San. Tic. A.Ş. · San. Tic. Ltd. Şti. · Ticaret ve Sanayi A.Ş. · T.A.Ş. · T.A.O. · Sti
# Asian and African, Latin script
  Sdn Bhd · Bhd · Sdn · Berhad · Sendirian Berhad · Tbk · Persero · (Persero) Tbk · K.K. · G.K. · Y.K. ·
  Kabushiki Kaisha · Kabushiki Gaisha · Godo Kaisha · Yugen Kaisha · JSC · TNHH · Công ty TNHH ·
  Công ty Cổ phần · Cong ty · MTV · (Pty) Ltd · (Pvt) Ltd · Proprietary Limited · (Proprietary) Limited ·
  Public Co Ltd · P.C.L. · Perseroan Terbatas · Godo Gaisha · Chusik Hoesa · Jusik Hoesa · Youxian Gongsi ·
  Gufen Youxian Gongsi · Youxian Zeren Gongsi · Sahami Khas · Sahami Aam
# Cyrillic
  ООО · ОАО · ЗАО · ПАО · НАО · ТОВ · ТОО · ОДО · УП · ЧУП · ФГУП · ГУП · МУП · АНО · ПрАТ · ПАТ · ЕООД ·
  ООД · ЕАД · Общество с ограниченной ответственностью · Акционерное общество ·
  Публичное акционерное общество · Открытое акционерное общество · Закрытое акционерное общество ·
  Непубличное акционерное общество · Товариство з обмеженою відповідальністю ·
  Товарищество с ограниченной ответственностью · Публічне акціонерне товариство ·
  Приватне акціонерне товариство · Дружество с ограничена отговорност · д.о.о. · а.д. · д.д. ·
  Друштво са ограниченом одговорношћу ·
  Obshchestvo s ogranichennoy otvetstvennostyu · Obschestvo s ogranichennoi otvetstvennostyu ·
  Aktsionernoe obshchestvo · Publichnoe aktsionernoe obshchestvo · Otkrytoe aktsionernoe obshchestvo ·
  Zakrytoe aktsionernoe obshchestvo · OOO · OAO · ZAO · PAO · TOO · TOV · FGUP · FSUE · NPP OOO · PrJSC ·
  Производственное объединение · Общество с дополнительной ответственностью
# Greek
  Anonymi Etaireia · Anonymos Etaireia · Α.Ε. · ΑΕ · Ε.Π.Ε. · Ο.Ε. · Ε.Ε. · Ι.Κ.Ε. · Α.Β.Ε.Ε. · Α.Ε.Β.Ε. · Α.Ε.Ε. · Μονοπρόσωπη ·
  Ανώνυμη Εταιρεία · Ανώνυμη Εταιρία · Εταιρεία Περιορισμένης Ευθύνης · Ομόρρυθμη Εταιρεία · A.E.B.E. ·
  A.B.E.E. · E.P.E. · I.K.E. · M.A.E. · Ανώνυμος Εταιρεία
# Arabic
  ش.م.م · ش.م.ع · ش.م.ك · ش.م.ك.ع · ش.م.ب · ش.م.ق · ش.م.ل · ش.ذ.م.م · ذ.م.م · م.م.ح · م.د.م.س · ش.ش.و ·
  ش.و · ش.م.ع.ع · ش.م.خ · شركة ذات مسؤولية محدودة · ذات مسؤولية محدودة · ذات المسئولية المحدودة ·
  شركة مساهمة · شركة مساهمة عامة · شركة مساهمة مصرية · شركة مساهمة سعودية · مساهمة عامة ·
  مساهمة عامة محدودة · المساهمة العامة · المساهمة العامة المحدودة · شركة المساهمة · المحدودة · محدودة ·
  القابضة ش.م.م · منطقة حرة · شركة الشخص الواحد · شركة ذات مسئولية محدودة · شركة تضامنية · ليمتد
# Persian
  سهامی خاص · سهامی عام · (سهامی خاص) · (سهامی عام) · شرکت سهامی · شرکت سهامی خاص · شرکت سهامی عام ·
  با مسئولیت محدود · بامسئولیت محدود · مسئولیت محدود · با مسوولیت محدود · تضامنی · شرکت تعاونی · سهامي عام ·
  سهامي خاص
# Hebrew
  בע"מ · בעמ
# Thai, Georgian, Armenian
  จำกัด · จำกัด (มหาชน) · บริษัท · შპს · სს · ՍՊԸ · ՓԲԸ · ԲԲԸ
`);

/** Taken out at the end of a name only: elsewhere they are words or the beginning of a name. */
export const closingLegalForms: readonly string[] = formsIn(`
  Co · Company · Compagnie · Cie · & Co · and Company · & Cie · et Cie · y Cía · & Cía · & Sons Ltd · Cía ·
  Compañía · LP · L.P. · GP · SA · S.A. · SE · SC · SCE · SL · S.L. · SAS · SpA · SNC · AG · KG · & Co KG ·
  OG · UG · AB · AS · A.S. · ASA · Oy · NV · BV · CC · NA · N.A. · National Association · PC · P.C. · PA ·
  P.A. · SIM · SAU · ULC · DAC · CLG · CIC · PBC · PSC · RT · BT · KV · KF · TAS · AD · DD · ZT · GP · SP ·
  SCA · SICAV · CV · VOF · MAE · AE · AEE · IKE · PT · KY · RL · LC · L.C. · JV · Trust Co · Inh · Inhaber ·
  АО · ИП · ЧП · ПП · АТ · AO · AJ · LLC Branch · Branch · gemeinnützige · de CV · R.L. · W.L.L · Est ·
  Establishment
`);

/** Taken out at the beginning of a name only. */
export const openingLegalForms: readonly string[] = formsIn(`
  K.K. · G.K. · Y.K. · A/S · OÜ · PT · P.T. · CV · AB · Oy · AS · SIA · SE · AO · АО · ИП · ЧП · ПП · АТ · SARL · S.A. · The Company ·
  Company · Firma · Société · Société des · Compagnie · Compagnie de · Compañía · Sté · Messrs · CA ·
  Perusahaan · Компания · Предприятие · Фирма · Ste
`);

/** Forms that are one and the same, or that registers and people write for each other; the first stands for all. */
export const sameLegalForms: readonly (readonly string[])[] = `
  Inc · Incorporated · Corp · Corpn · Corporation · Company · Co
  Ltd · Limited · Co Ltd · Company Limited · Private Limited · Pvt Ltd · Pvt · Pte Ltd · Pte · Pty Ltd · Pty · Proprietary Limited · (Pty) Ltd · (Pvt) Ltd
  LLC · Limited Liability Company · L.C. · Obshchestvo s ogranichennoy otvetstvennostyu · ООО · Общество с ограниченной ответственностью · ذ.م.م · ش.ذ.م.م · W.L.L. · شركة ذات مسؤولية محدودة · ذات مسؤولية محدودة · OOO
  PLC · Public Limited Company
  LLP · Limited Liability Partnership
  LP · Limited Partnership
  GmbH · mbH · Ges.m.b.H. · Gesellschaft mit beschränkter Haftung
  AG · Aktiengesellschaft
  GmbH & Co. KG · GmbH + Co
  SA · Société Anonyme · Sociedad Anónima · Sociedade Anónima · S/A
  SARL · Société à responsabilité limitée
  SpA · Società per Azioni
  Srl · Società a responsabilità limitata
  Ltda · Limitada · Lda
  AB · Aktiebolag · Aktiebolaget · AB (publ)
  A/S · Aktieselskab · Aktieselskabet · Aksjeselskap
  Oy · Osakeyhtiö
  Sp. z o.o. · Spółka z o.o. · Spółka z ograniczoną odpowiedzialnością · Sp. z o. o. · Spółka z o. o.
  s.r.o. · spol. s r.o. · spol. s.r.o. · společnost s ručením omezeným
  a.s. · akciová společnost · akciová spoločnosť · A.Ş. · Anonim Şirketi
  KGaA · Kommanditgesellschaft auf Aktien
  OÜ · Osaühing
  UAB · Uždaroji akcinė bendrovė
  d.o.o. · Društvo s ograničenom odgovornošću · Društvo sa ograničenom odgovornošću · Družba z omejeno odgovornostjo
  d.d. · Dioničko društvo · Delniška družba
  Nyrt. · Nyilvánosan Működő Részvénytársaság
  Kft. · Korlátolt Felelősségű Társaság
  Sdn Bhd · Sendirian Berhad
  K.K. · Kabushiki Kaisha · Kabushiki Gaisha
  PJSC · ПАО · PAO · Публичное акционерное общество · Public Joint Stock Company · P.J.S.C.
  JSC · АО · AO · Акционерное общество · Joint Stock Company
  Α.Ε. · Ανώνυμη Εταιρεία · Ανώνυμη Εταιρία
  NA · National Association
`
  .trim()
  .split('\n')
  .map(formsIn);

/** Scripts that put no space between words: taken for the form at the right before anything else. */
export const joinedLegalForms: Readonly<Record<string, string>> = {
  股份有限责任公司: 'co ltd',
  股份有限公司: 'co ltd',
  有限责任公司: 'co ltd',
  有限責任公司: 'co ltd',
  集团有限公司: 'group co ltd',
  集團有限公司: 'group co ltd',
  有限公司: 'co ltd',
  股份公司: 'co ltd',
  分公司: 'branch',
  总公司: 'co ltd',
  公司: 'company',
  株式会社: 'k.k.',
  株式會社: 'k.k.',
  有限会社: 'y.k.',
  合同会社: 'g.k.',
  合資会社: 'g.k.',
  合名会社: 'g.k.',
  一般社団法人: 'g.k.',
  一般財団法人: 'g.k.',
  公益財団法人: 'g.k.',
  '(株)': 'k.k.',
  '(有)': 'y.k.',
  주식회사: 'co ltd',
  유한회사: 'co ltd',
  유한책임회사: 'co ltd',
  '(주)': 'co ltd',
};
