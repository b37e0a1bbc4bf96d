//! The agency's desk: duties, steps, checklist, deeds.

use domain::checklist::Need;
use domain::consultation::Kind;
use domain::lang::Lang;

say! {
    begin_like: "เริ่มเรื่องใหม่จากเรื่องนี้", "Begin a new consultation from this one";
    begin_like_means: "คัดลอกชื่อ คำอธิบาย ด้าน พื้นที่ ประเด็นสำคัญ และแบบสอบถามไปเป็นเรื่องใหม่ที่ยังไม่เผยแพร่ เอกสารประกอบ วันรับฟัง และความเห็นไม่ถูกคัดลอก",
        "Title, texts, subjects, areas, key points and survey are copied into a new, unpublished consultation. The files, the days and the comments are not.";
    begin_like_draft: "ข้อความของร่าง", "The text of the draft";
    begin_like_text: "คัดลอกข้อความของร่างไปด้วย", "Take the draft's text along";
    begin_like_text_means: "พร้อมมาตราที่ประเด็นสำคัญอ้างถึง แก้หรือวางร่างใหม่แทนได้", "With the provisions that key points name. It can be edited or replaced.";
    title: "งานของฉัน", "My work";
    begin: "เริ่มเรื่องใหม่", "Start a consultation";
    nothing: "ยังไม่มีเรื่องในหน้าที่ของคุณ", "No consultations for you to work on yet.";
    preparing: "กำลังเตรียม", "In preparation";
    to_summarise: "รอสรุปผล", "Awaiting a summary";
    running: "กำลังรับฟัง", "Open";
    finished: "เสร็จแล้ว", "Finished";
    elsewhere: "งานอื่น", "Other work";
    staff: "เจ้าหน้าที่ของหน่วยงาน", "Agency staff";
    agencies: "หน่วยงาน", "Agencies";
    log: "บันทึกการดำเนินการ", "Activity log";
    password: "เปลี่ยนรหัสผ่าน", "Change password";
    summarise: "สรุปผล", "Summarise";
    go_on: "ทำต่อ", "Continue";
    open: "เปิดดู", "Open";
    kind: "ประเภทของเรื่อง", "Type";
    agency: "หน่วยงาน", "Agency";
    full_title: "ชื่อเต็ม", "Full title";
    full_title_hint: "ชื่อทางการของร่างกฎหมายหรือเรื่องที่รับฟัง", "The official title of the draft or matter.";
    make: "สร้างเรื่อง", "Create";
    steps: "ขั้นตอนของเรื่องนี้", "Steps";
    step_about: "ชื่อและสาระสำคัญ", "Name and overview";
    step_reasons: "คำอธิบายตามมาตรา 14", "Explanations under section 14";
    step_points: "ประเด็นสำคัญ", "Key points";
    step_draft: "ข้อความของร่าง", "Draft text";
    step_survey: "แบบสอบถาม", "Survey";
    step_dates: "วันรับฟัง", "Dates";
    complete: "ครบแล้ว", "Complete";
    met: "ครบแล้ว", "complete";
    missing: "ยังขาด", "still missing";
    advised: "ควรมีด้วย แต่เผยแพร่ได้แม้ยังไม่มี", "Advised, not required";
    not_yet: "ยังไม่มี", "not yet";
    write: "กรอก", "Fill in";
    checklist: "รายการตรวจก่อนเผยแพร่", "Pre-publication checklist";
    to_publish: "เผยแพร่", "Publish";
    public_page: "ดูหน้าที่ประชาชนเห็น", "View the public page";
    preview: "ดูอย่างที่ประชาชนจะเห็น", "Preview as the public sees it";
    comments: "ความเห็นทั้งหมด", "All comments";
    close_early: "ปิดรับฟังก่อนกำหนด", "Close early";
    cancel: "ยกเลิกการรับฟัง", "Cancel the hearing";
    delete: "นำเรื่องนี้ออก", "Remove this consultation";
    delete_means: "เรื่องนี้ยังไม่เคยเผยแพร่ ข้อความ ร่าง และคำถามที่เขียนไว้จะหายไปทั้งหมดและเรียกคืนไม่ได้ บันทึกการดำเนินการจะยังแสดงว่ามีการนำออก",
        "This consultation was never published. Its texts, draft and questions will be gone for good. The activity log will still show that it was removed.";
    without_saving: "กลับโดยไม่บันทึก", "Back without saving";
    short_name: "ชื่อเรียกสั้น", "Short name";
    short_name_hint: "ชื่อที่คนทั่วไปอ่านแล้วรู้ว่าเรื่องอะไร เช่น ตลาดนัดชุมชน", "What people would call it, such as Community markets.";
    names: "คำที่คนใช้เรียกเรื่องนี้", "Words people use for it";
    names_hint: "บรรทัดละคำ ช่วยให้ค้นหาพบ เช่น เปิดท้ายขายของ", "One per line. They help people find it.";
    subjects: "เรื่องเกี่ยวกับ", "Subjects";
    subjects_hint: "เลือกหนึ่งถึงสามข้อ", "Choose one to three.";
    areas: "พื้นที่ที่เกี่ยวข้อง", "Area";
    places: "อำเภอหรือตำบล", "Districts or sub-districts";
    places_hint: "บรรทัดละแห่ง เช่น ดอนแก้ว แม่ริม เชียงใหม่ ผู้ที่ติดตามจังหวัดหรืออำเภอนั้นจะได้รับแจ้งด้วย", "One a line, such as Don Kaeo, Mae Rim, Chiang Mai. Who follows that province or district is told too.";
    own_places_hint: "พื้นที่ของหน่วยงานใส่ไว้ให้แล้ว บรรทัดละแห่ง เช่น ดอนแก้ว แม่ริม เชียงใหม่ เว้นว่างหมายถึงทั่วประเทศ", "Your own area is filled in. One a line, such as Don Kaeo, Mae Rim, Chiang Mai. Empty means the whole country.";
    areas_hint: "ไม่เลือกหมายถึงทั่วประเทศ", "Leave empty for the whole country.";
    change: "จะเปลี่ยนอะไร", "What would change";
    change_hint: "สองสามบรรทัดด้วยภาษาธรรมดา แสดงไว้บนสุดของหน้า", "Two or three lines in plain words, shown at the top of the page.";
    whom: "เกี่ยวกับใคร", "Who it concerns";
    whom_hint: "คนกลุ่มใดจะได้รับผลจากการเปลี่ยนแปลงนี้", "Who will feel the change.";
    method: "วิธีรับฟังและการประกาศ", "How people are heard and how it is announced";
    method_hint: "มาตรา 14: บอกวิธีการรับฟัง เช่น ระบบกลาง เวทีในพื้นที่ แบบสอบถาม", "Section 14: how people are heard, for example on this portal, at meetings or by questionnaire.";
    method_hint_evaluation: "มาตรา 31: รับฟังผู้เกี่ยวข้องด้วยวิธีใดบ้าง เช่น แบบสอบถามในระบบกลาง เวทีในพื้นที่", "Section 31: how those concerned are heard, for example by the questionnaire here or at meetings.";
    basis: "มาตราที่ให้อำนาจ", "Empowering provision";
    basis_hint: "กฎหมายและมาตราที่ให้อำนาจออกกฎหรือข้อบัญญัตินี้", "The law and section under which this rule or ordinance is made.";
    law: "กฎหมายที่ประเมิน", "The law under evaluation";
    law_hint: "มาตรา 30: ชื่อกฎหมาย และกฎที่ออกตามกฎหมายนั้น", "Section 30: the law and the rules made under it.";
    objectives: "วัตถุประสงค์ของกฎหมาย", "The law's objectives";
    objectives_hint: "มาตรา 31: สิ่งที่กฎหมายตั้งใจให้เกิด", "Section 31: what the law was meant to achieve.";
    problem: "ปัญหา สาเหตุ และความจำเป็น", "The problem, its causes, and the need";
    problem_hint: "มาตรา 14 (1): สภาพปัญหา สาเหตุ ความจำเป็น และผลที่ตั้งใจ", "Section 14(1): the problem, its causes, the need, and the intended result.";
    explanation: "คำอธิบายหลักการหรือประเด็นสำคัญ", "The principles or key points explained";
    explanation_hint: "มาตรา 14 (2): ด้วยภาษาที่เข้าใจง่าย", "Section 14(2): in plain words.";
    affected: "ใครได้รับผลกระทบ และอย่างไร", "Who is affected, and how";
    affected_hint: "มาตรา 14 (3): การดำรงชีวิต การประกอบอาชีพ เศรษฐกิจ สังคม สิ่งแวดล้อม เขียนกลุ่มละบรรทัด เช่น “- ผู้ค้าในตลาด: ค่าแผงสูงขึ้น” ผู้แสดงความเห็นจะเลือกได้ว่าอยู่กลุ่มใด และจะเห็นว่ากลุ่มใดยังไม่ได้แสดงความเห็น", "Section 14(3): living, occupation, economy, society, environment. One group a line, like “- Market traders: higher fees”: people can then say which group they are in, and you see which was not heard from.";
    systems: "ระบบที่กฎหมายจะใช้", "Systems the law would use";
    systems_hint: "มาตรา 14 (4): ตอบให้ครบทุกข้อ ข้อที่มีต้องบอกเหตุผล", "Section 14(4): answer all four. Where one is used, say why.";
    used: "มี", "Used";
    unused: "ไม่มี", "Not used";
    system_reason_hint: "กรอกเมื่อเลือก “มี” ขีดหรือคำเดียวไม่นับเป็นเหตุผล", "Needed where it is used. A dash or a single word is not a reason.";
    opens: "วันเริ่มรับฟัง", "First day";
    closes: "วันสุดท้าย", "Last day";
    closes_hint: "รับถึง 23.59 น. ของวันสุดท้าย", "Comments are accepted until 23:59 on this day.";
    holidays_coming: "วันหยุดใน 120 วันนี้ (เสาร์อาทิตย์ก็ไม่ใช่วันทำการ):", "Holidays in the next 120 days (Saturdays and Sundays are not working days either):";
    date_hint: "ปีเป็น พ.ศ. เช่น 2569", "Year in the Buddhist Era, for example 2569.";
    short_reason: "เหตุผลที่รับฟังสั้นกว่าที่แนะนำ", "Why it is open for less than recommended";
    place: "ลำดับ", "Order";
    point_title: "ชื่อประเด็น", "Title";
    point_body: "คำอธิบาย", "Explanation";
    point_body_hint: "ภาษาธรรมดา บอกว่าอะไรจะเปลี่ยน", "Plain words: what would change.";
    point_question: "คำถามถึงประชาชน", "Question to the public";
    point_question_hint: "ถามให้ตอบได้จากประสบการณ์จริง", "One that people can answer from experience.";
    point_provisions: "มาตราหรือข้อที่เกี่ยวข้อง", "Related provisions";
    point_provisions_hint: "เช่น มาตรา 5, มาตรา 5 วรรคสอง, ข้อ 3 คั่นด้วยจุลภาค", "For example section 5, section 5 paragraph 2, clause 3, separated by commas.";
    understood: "ระบบเข้าใจว่าหมายถึง", "Understood as";
    points_note_again: "มีได้หนึ่งถึงสิบสองประเด็น ล้างข้อความทุกช่องเพื่อนำประเด็นออก ประเด็นเดิมเรียงตามเลขเดิม ประเด็นใหม่อยู่ต่อท้าย", "One to twelve key points. Clear a row to remove it. Points that stay keep their number; new ones follow them.";
    points_note: "มีได้หนึ่งถึงสิบสองประเด็น ลบข้อความทุกช่องเพื่อนำประเด็นออก แก้ลำดับเพื่อเรียงใหม่", "One to twelve key points. Clear a row to remove it; change its number to move it.";
    question_text: "คำถาม", "Question";
    question_form: "วิธีตอบ", "Type of answer";
    question_audience: "ถามใคร", "Who is asked";
    question_help: "คำอธิบายประกอบ", "Help text";
    question_help_hint: "ในคำถามและคำอธิบาย ใส่ ${q1} ตรงที่อยากให้ผู้ตอบเห็นคำตอบข้อ 1 ของตัวเองได้", "In what is asked and in its help, ${q1} shows people their own answer to question 1.";
    question_choices: "ตัวเลือก", "Choices";
    question_choices_hint: "บรรทัดละข้อ สำหรับคำถามแบบเลือกหรือเรียงลำดับ ของมาตราส่วนเว้นว่างได้ (มากที่สุด … น้อยที่สุด) ตั้งชื่อไว้ใช้ในเงื่อนไขได้ เช่น yes = มี", "One per line, for choices and rankings. A scale may leave it empty (a great deal … hardly at all). A choice may have a name for rules: yes = There is.";
    question_by_form: "หมวด ตาราง หน่วย และขอบเขตของคำตอบ", "Section, table, unit and bounds";
    question_english: "ภาษาอังกฤษ", "English";
    question_section: "เริ่มหมวด", "A section begins here";
    question_section_hint: "ชื่อหมวด ใช้กับข้อต่อ ๆ ไปด้วยจนเริ่มหมวดใหม่ เครื่องหมาย - คือไม่มีหมวดแล้ว", "Its title; it goes on until another begins. A dash: no section any more.";
    question_rows: "ข้อความในตาราง", "Statements of a table";
    question_rows_hint: "บรรทัดละข้อความ ทุกข้อความใช้มาตราส่วนเดียวกัน", "One per line; all have the same scale.";
    question_no_opinion: "“ไม่มีความเห็น” ในมาตราส่วน", "“No opinion” on the scale";
    with_no_opinion: "ให้เลือกได้", "Offered";
    without_no_opinion: "ไม่มีให้เลือก", "Not offered";
    question_decimals: "ทศนิยมกี่ตำแหน่ง", "Decimal places";
    question_depth: "ถามสถานที่ถึง", "How far a place is asked";
    question_bounds_hint: "ของตัวเลขและเงินคือค่า ของวันที่คือวัน (27/11/2569) ของข้อความคือจำนวนตัวอักษร ของหลายข้อคือจำนวนข้อ", "Of numbers and money the value, of dates the day (27/11/2569), of texts letters, of several choices how many.";
    question_name: "ชื่อของข้อนี้ในเงื่อนไข", "What rules call this question";
    question_name_hint: "a–z ตัวเลข และ _ เว้นว่างไว้จะเรียกตามเลขข้อ", "Letters a–z, digits and _; left empty, it goes by its number.";
    question_calculation: "สูตรคำนวณ", "Calculation";
    question_calculation_hint: "เฉพาะวิธีตอบ “คำนวณจากข้ออื่น” เช่น ${q2} * 12", "Only for “calculated from other answers”, such as ${q2} * 12.";
    question_in_english: "คำถามภาษาอังกฤษ", "Question in English";
    section_in_english: "ชื่อหมวดภาษาอังกฤษ", "Section in English";
    help_in_english: "คำอธิบายประกอบภาษาอังกฤษ", "Help text in English";
    choices_in_english: "ตัวเลือกภาษาอังกฤษ", "Choices in English";
    rows_in_english: "ข้อความในตารางภาษาอังกฤษ", "Statements in English";
    unit_in_english: "หน่วยภาษาอังกฤษ", "Unit in English";
    note_in_english: "คำอธิบายเมื่อคำตอบไม่ผ่าน ภาษาอังกฤษ", "What is said where an answer is not taken, in English";
    in_the_same_order: "เรียงตามภาษาไทย บรรทัดละข้อ", "In the order of the Thai, one per line.";
    survey_preview: "ดูแบบสอบถามอย่างที่แต่ละกลุ่มจะเห็น", "See the questionnaire as each group will";
    question_required: "ต้องตอบหรือไม่", "Is an answer required?";
    may_skip: "ข้ามได้", "Optional";
    must_answer: "ต้องตอบ", "Required";
    question_unit: "หน่วยของตัวเลข", "Unit of the number";
    question_least: "ค่าต่ำสุด", "Lowest value";
    question_most: "ค่าสูงสุด", "Highest value";
    question_rules: "ถามเมื่อใด และรับคำตอบแบบใด", "When it is asked, and which answers it takes";
    question_relevant: "ถามเมื่อ", "Asked when";
    question_relevant_hint: "เว้นว่างไว้ถ้าถามทุกคน ตัวอย่าง ${q1} = 2 คือข้อ 1 เลือกตัวเลือกที่ 2 · selected(${q4}, 3) คือข้อ 4 เลือกตัวเลือกที่ 3 ไว้ด้วย · ${q5} > 1000 · เชื่อมด้วย and or not( )", "Leave empty to ask everybody. Examples: ${q1} = 2, question 1 was answered by choice 2 · selected(${q4}, 3), choice 3 is among those of question 4 · ${q5} > 1000 · join with and, or, not( ).";
    question_constraint: "รับคำตอบที่", "Takes answers that";
    question_constraint_hint: "จุดหมายถึงคำตอบของข้อนี้ ตัวอย่าง . <= ${q5} คือไม่เกินคำตอบข้อ 5", "The dot is the answer itself. Example: . <= ${q5}, at most the answer to question 5.";
    question_constraint_note: "คำอธิบายเมื่อคำตอบไม่ผ่านเงื่อนไข", "What is said where an answer is not taken";
    question_constraint_note_hint: "ผู้ตอบจะเห็นข้อความนี้ เช่น ค่าใช้จ่ายส่วนนี้ต้องไม่เกินค่าใช้จ่ายทั้งหมด ถ้าเว้นว่าง ระบบบอกว่าคำตอบไม่อยู่ในช่วงที่รับได้", "People read this, for example: this part cannot be more than the whole cost. Where it is empty, they read that the answer is outside what the question takes.";
    survey_note: "เปิดแต่ละข้อเพื่อแก้ ย้าย แทรก ทำสำเนา หรือเอาออก สิ่งที่พิมพ์ไว้ในข้ออื่นอยู่ครบ แถวที่ว่างทั้งแถวจะไม่ถูกบันทึก เมื่อบันทึกแล้วจะมีแถวว่างเพิ่มให้", "Open a question to change it, move it, insert after it, copy it or take it away; what is typed in the others stays. Rows that are wholly empty are not saved. Saving adds more empty rows.";
    source: "ข้อความของร่าง", "Draft text";
    source_hint: "วางข้อความจากโปรแกรมพิมพ์เอกสารได้ทั้งฉบับ ไม่ต้องจัดรูปแบบ", "Paste the whole text from your word processor. No markup is needed.";
    read_and_save: "อ่านและบันทึก", "Read and save";
    read_as: "ระบบอ่านได้ว่า", "How it was read";
    warnings: "จุดที่ควรตรวจ", "Places to check";
    publish_means: "เมื่อเผยแพร่แล้ว ทุกคนจะเห็นเรื่องนี้ ข้อความและประเด็นสำคัญจะแก้ไม่ได้อีก ส่วนร่างปรับได้โดยบอกเหตุผลให้ทุกคนทราบ", "Once published, everyone can see it. Its texts and key points can no longer be changed; the draft can be revised with a reason that everyone can read.";
    publish_now: "เผยแพร่เดี๋ยวนี้", "Publish now";
    propose: "เสนอขออนุมัติ", "Propose for approval";
    propose_means: "ผู้อนุมัติของหน่วยงานจะตรวจแล้วเผยแพร่ หรือส่งกลับพร้อมเหตุผล ถ้าแก้ไขหลังจากเสนอ ต้องเสนออีกครั้ง", "An approver of the agency checks it, then publishes it or sends it back with a reason. If it is changed after this, it must be proposed again.";
    propose_note: "ข้อความถึงผู้อนุมัติ", "Note to the approver";
    propose_note_hint: "เช่น สิ่งที่อยากให้ดูเป็นพิเศษ ไม่เผยแพร่", "For example what to look at closely. Not published.";
    waits_for_approver: "รอผู้อนุมัติตรวจและเผยแพร่", "It waits for an approver.";
    own_proposal: "คุณเป็นผู้เสนอเรื่องนี้ จึงต้องให้ผู้อนุมัติอีกคนเผยแพร่", "You proposed this, so another approver must publish it.";
    changed_since: "มีการแก้ไขหลังจากเสนอ โปรดเสนออีกครั้ง", "It was changed after it was proposed. Propose it again.";
    send_back: "ส่งกลับให้แก้ไข", "Send it back";
    send_back_why: "เหตุผลที่ส่งกลับ", "Why it is sent back";
    send_back_hint: "เจ้าหน้าที่จัดทำร่างจะอ่านข้อความนี้ ไม่เผยแพร่", "The drafter reads this. Not published.";
    hands: "ใครทำอะไรเมื่อไร", "Who did what, and when";
    order: "คำสั่งที่ให้คนเดียวเสนอและอนุมัติได้", "Order that lets one person propose and publish";
    order_means: "ปกติผู้เสนอและผู้อนุมัติต้องเป็นคนละคน หน่วยงานที่มีเจ้าหน้าที่คนเดียวบันทึกคำสั่งไว้ที่นี่ คำสั่งจะแสดงในทุกเรื่องที่เผยแพร่ตามคำสั่งนั้น", "Whoever proposes and whoever publishes are two people. An agency with one officer records its order here; it is shown on every dossier published under it.";
    order_words: "คำสั่ง", "The order";
    order_words_hint: "เลขที่ วันที่ และผู้สั่ง เช่น คำสั่ง อบต.บ้านสายธาร ที่ 12/2569 ลงวันที่ 1 ต.ค. 2569", "Its number, date and who gave it.";
    order_until: "ใช้ถึงวันที่", "Until";
    role_since: "ตั้งแต่วันที่", "From";
    role_since_hint: "เว้นว่างถ้าเริ่มวันนี้", "Leave empty if it begins today.";
    role_until_hint: "เว้นว่างถ้าไม่มีกำหนด ผู้รักษาการแทนมีวันสุดท้าย", "Leave empty if it has no end. Who acts for another has a last day.";
    order_until_hint: "เว้นว่างถ้าไม่มีกำหนด", "Leave empty if it has no end.";
    order_record: "บันทึกคำสั่ง", "Record the order";
    order_end: "เลิกใช้คำสั่งนี้", "End this order";
    erratum: "แก้คำผิด", "Correct a slip";
    erratum_means: "ใช้แก้คำสะกดผิดหรือคำตกหล่นในสิ่งที่เผยแพร่แล้ว ประชาชนจะเห็นทั้งข้อความเดิมและที่แก้ ถ้าจำนวน วันเวลา โทษ หน้าที่ หรือคำว่า “ไม่” เปลี่ยน ต้องเผยแพร่เป็นร่างที่ปรับแล้ว", "For a misspelling or a dropped word in what is published. The public sees both wordings. Where a number, a date, a penalty, a duty or a “not” changes, publish a revised draft instead.";
    erratum_place: "อยู่ที่ไหน", "Where it stands";
    erratum_before: "ข้อความเดิม", "The wrong words";
    erratum_before_hint: "คัดลอกมาวาง ให้ยาวพอที่จะพบเพียงแห่งเดียว", "Copy them here, with enough around them to be found only once.";
    erratum_after: "ข้อความที่ถูก", "The right words";
    erratum_after_hint: "ทั้งข้อความที่จะมาแทนที่", "All of the words that take their place.";
    extend: "ขยายเวลารับฟัง", "Extend the hearing";
    extend_means: "วันสุดท้ายเดิมและเหตุผลจะแสดงในหน้าเรื่อง ความเห็นที่ได้รับแล้วอยู่ครบ", "The earlier last day and the reason stay on the consultation's page. Comments received are kept.";
    closes_now: "วันสุดท้ายตอนนี้", "Last day now";
    new_closes: "วันสุดท้ายใหม่", "New last day";
    open_again: "เปิดรับฟังอีกครั้ง", "Open a further round";
    open_again_means: "เป็นการรับฟังครั้งใหม่ของเรื่องเดิม ไม่ต้องตั้งเรื่องใหม่ ความเห็นครั้งก่อนอยู่ครบและนับแยกตามครั้ง", "This is a further round of the same consultation. Earlier comments stay, counted by round.";
    propose_round: "เสนอให้เปิดรับฟังอีกครั้ง", "Propose a further round";
    propose_round_means: "เป็นการรับฟังครั้งใหม่ของเรื่องเดิม ไม่ต้องตั้งเรื่องใหม่ ความเห็นครั้งก่อนอยู่ครบและนับแยกตามครั้ง ผู้อนุมัติของหน่วยงานตรวจแล้วเป็นผู้เปิด หรือส่งกลับพร้อมเหตุผล",
        "This is a further round of the same consultation. Earlier comments stay, counted by round. An approver of the agency checks it and opens it, or sends it back with a reason.";
    propose_round_anew: "เสนอใหม่แทนที่เสนอไว้", "Propose another in its place";
    round_days: "วันรับฟัง", "Days of the round";
    round_proposed: "ที่เสนอไว้", "What is proposed";
    round_waits: "รอผู้อนุมัติตรวจและเปิดรับฟัง", "It waits for an approver to open it.";
    own_round: "คุณเป็นผู้เสนอ จึงต้องให้ผู้อนุมัติอีกคนเป็นผู้เปิดรับฟัง", "You proposed this, so another approver must open it.";
    open_as_proposed: "เปิดรับฟังตามที่เสนอ", "Open it as proposed";
    round_asks_means: "แก้ได้จนถึงเวลาเปิด ถ้าไม่แก้ จะถามเหมือนครั้งก่อน สิ่งที่ถามครั้งก่อนยังอ่านได้พร้อมความเห็นและคำตอบของครั้งนั้น",
        "It can be changed until the round opens. Unchanged, the same is asked as before. What the round before asked stays readable with what was said of it.";
    round_points_note: "ประเด็นที่ใช้ถ้อยคำเดิมคงเลขเดิมและความเห็นเดิมไว้ ประเด็นที่แก้ถ้อยคำเป็นประเด็นใหม่และได้เลขใหม่ ประเด็นของครั้งก่อนยังอ่านได้ในหน้าเรื่อง",
        "A key point with the same words keeps its number and its comments. Other words make another key point with a number of its own. Those of the round before stay readable on the consultation's page.";
    round_survey_note: "คำถามของครั้งนี้นับคำตอบแยกจากครั้งก่อน คำถามและผลของครั้งก่อนคงอยู่", "Answers to this round's questions are counted apart. The questions and results of the round before stay.";
    open_further: "เปิดรับฟังเพิ่มโดยสำนักงาน (มาตรา 26 วรรคสาม)", "Open a further round for the Office (section 26 paragraph 3)";
    again_after_result: "ผลที่เผยแพร่แล้วยังอ่านได้เป็นผลเบื้องต้น จนกว่าจะเผยแพร่ผลใหม่หลังรับฟังครั้งนี้", "The published result stays readable as a preliminary one, until a new one is published after this round.";
    open_further_means: "สำนักงานคณะกรรมการกฤษฎีกาเปิดรับฟังเพิ่มในเรื่องของหน่วยงานใดก็ได้ เหตุผลแสดงต่อสาธารณะและหน่วยงานเห็นที่งานของตน ถ้าเผยแพร่ผลแล้ว ผลนั้นยังอ่านได้เป็นผลเบื้องต้นจนกว่าหน่วยงานจะเผยแพร่ผลใหม่",
        "The Office of the Council of State may open a further round on any agency's dossier. The reason is public, and the agency sees it on its desk. A result that is public stays readable as a preliminary one until the agency publishes it anew.";
    cancel_means: "ความเห็นที่ได้รับแล้วยังเก็บไว้ เหตุผลจะแสดงต่อสาธารณะ", "Comments received are kept. The reason is public.";
    close_means: "เมื่อปิดแล้วจะไม่รับความเห็นอีก เหตุผลจะแสดงต่อสาธารณะ", "No more comments are accepted afterwards. The reason is public.";
    public_reason: "เหตุผล", "Reason";
    public_reason_hint: "ประชาชนจะอ่านข้อความนี้", "The public will read this.";
    moderate: "ดูแลความเห็น", "Moderate";
    withhold: "งดเผยแพร่", "Withhold";
    restore: "เผยแพร่อีกครั้ง", "Publish it again";
    withheld: "งดเผยแพร่", "Withheld";
    why_withheld: "เหตุผลที่งดเผยแพร่", "Reason for withholding";
    withheld_help: "ความเห็นนี้ยังนับและส่งถึงหน่วยงาน การไม่เห็นด้วยกับร่างไม่ใช่เหตุที่จะงดเผยแพร่", "It still counts and still reaches the agency. Disagreeing is not a reason to withhold.";
    note: "บันทึกสำหรับเจ้าหน้าที่", "Note for staff";
    note_hint: "ไม่เผยแพร่", "Never published.";
    only_withheld: "เฉพาะที่งดเผยแพร่", "Withheld only";
    everything: "ทั้งหมด", "All";
    no_comments: "ไม่มีความเห็นที่ตรงกับตัวกรอง", "No comments match the filter.";
    name: "ชื่อ", "Name";
    email: "อีเมล", "E-mail";
    roles: "หน้าที่", "Roles";
    since: "ตั้งแต่", "Since";
    acts: "สิ่งที่ทำได้", "Actions";
    close_account: "ปิดบัญชี", "Close the account";
    close_account_means: "เข้าสู่ระบบไม่ได้และพ้นทุกหน้าที่ จนกว่าจะเปิดบัญชีอีกครั้ง", "No signing in and no roles, until the account is opened again.";
    end_role_means: "พ้นหน้าที่ทันที มอบหน้าที่ให้ใหม่ได้ภายหลัง", "The role ends at once. It can be given again later.";
    end_own_role_means: "นี่คือหน้าที่ของคุณเอง พ้นแล้วคุณมอบคืนให้ตัวเองไม่ได้", "This role is your own: you cannot give it back to yourself.";
    reopen_account: "เปิดบัญชีอีกครั้ง", "Open the account again";
    account_closed: "บัญชีปิดเมื่อ", "Account closed";
    account_means: "ปิดบัญชีเมื่อเจ้าหน้าที่พ้นราชการหรือย้ายออก ทุกหน้าที่สิ้นสุด เข้าสู่ระบบไม่ได้ และหน้าที่จะไม่กลับมาเองแม้หน่วยงานที่สิ้นสุดหรือรวมไปแล้วจะทำงานต่อ บัญชีที่เจ้าของเปิดเองในฐานะประชาชน หน่วยงานปิดไม่ได้ ให้พ้นหน้าที่แทน",
        "Close an account when its holder has left for good. Every role ends, nobody signs in with it, and no role comes back by itself, not even with an agency whose end is taken back. An account that its holder opened as a citizen is not the agency's to close: end the role instead.";
    end_role: "ให้พ้นหน้าที่", "End this role";
    ended: "พ้นหน้าที่แล้ว", "ended";
    invite: "เชิญเจ้าหน้าที่", "Invite a staff member";
    first_password: "รหัสผ่านเริ่มต้น", "First password";
    first_password_hint: "อย่างน้อย 12 ตัวอักษร บอกเจ้าตัวด้วยวิธีที่ปลอดภัย แล้วให้เปลี่ยนเอง", "At least 12 characters. Pass it on safely and ask them to change it.";
    current_password: "รหัสผ่านปัจจุบัน", "Current password";
    new_password: "รหัสผ่านใหม่", "New password";
    again: "รหัสผ่านใหม่อีกครั้ง", "Repeat the new password";
    new_password_hint: "อย่างน้อย 12 ตัวอักษร", "At least 12 characters.";
    make_agency: "เพิ่มหน่วยงาน", "Add an agency";
    name_th: "ชื่อภาษาไทย", "Thai name";
    name_en: "ชื่อภาษาอังกฤษ", "English name";
    level: "ระดับ", "Level";
    parent: "หน่วยงานเหนือขึ้นไป", "Agency above";
    no_parent: "ไม่มี", "None";
    older: "รายการก่อนหน้า", "Earlier entries";
    what: "สิ่งที่ทำ", "What was done";
    seq: "ลำดับที่", "No.";
    account: "บัญชี", "account";
    by_nobody: "ผู้ที่ไม่ได้เข้าสู่ระบบ หรือระบบดำเนินการเอง", "Someone not signed in, or the system itself";
    empty_log: "ยังไม่มีรายการ", "Nothing yet.";
}

/// "ระบบอนุญาต (ยังไม่ได้ตอบ)": one of the four systems that is open, for want of an answer or of a reason.
pub fn open_system(lang: Lang, system: &str, used: bool) -> String {
    let why = match used {
        true => lang.of("ยังไม่มีเหตุผล", "no reason yet"),
        false => lang.of("ยังไม่ได้ตอบ", "not answered"),
    };
    format!("{system} ({why})")
}

/// When the reason for a short hearing is needed.
pub fn short_reason_hint(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Th => counting!("กรอกเมื่อรับฟังไม่ถึง {days} วัน ซึ่งเป็นระยะที่แนะนำ"),
        Lang::En => format!(
            "Only if it is open for less than the recommended {}.",
            crate::counted(lang, days.into(), "", "day", "days")
        ),
    }
}

/// "ปิดมาแล้ว 12 วัน": a target's clock, never a breach.
pub fn days_since(lang: Lang, days: u64) -> String {
    match lang {
        Lang::Th if days == 0 => "ปิดวันนี้".into(),
        Lang::En if days == 0 => "Closed today".into(),
        Lang::Th => counting!("ปิดมาแล้ว {days} วัน"),
        Lang::En => format!("Closed {} ago", crate::counted(lang, days, "", "day", "days")),
    }
}

/// What stands under a kind to explain it.
pub fn kind_hint(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Principles => lang.of("ยังไม่มีข้อความของร่าง มาตรา 12–14", "No text yet; sections 12–14"),
        Kind::Bill => lang.of("มีร่างพระราชบัญญัติ มาตรา 12–14", "With the text of a bill; sections 12–14"),
        Kind::Rule => lang.of(
            "กฎกระทรวง ประกาศ ระเบียบ มาตรา 5 วรรคห้า",
            "Ministerial regulations, notifications; section 5, paragraph 5",
        ),
        Kind::Ordinance => lang.of("ข้อบัญญัติ เทศบัญญัติ มาตรา 5 และ 9", "Of a local body; sections 5 and 9"),
        Kind::Evaluation => {
            lang.of("ถามว่ากฎหมายที่ใช้อยู่ได้ผลหรือไม่ มาตรา 30–31", "Does a law in force work? Sections 30–31")
        }
    }
}

/// A line of the checklist.
pub fn need(lang: Lang, need: Need) -> &'static str {
    match need {
        Need::Title => full_title(lang),
        Need::ShortName => short_name(lang),
        Need::Subjects => subjects(lang),
        Need::Area => lang.of("พื้นที่ที่ข้อบัญญัติใช้", "Where the ordinance is to hold"),
        Need::Change => change(lang),
        Need::Method => method(lang),
        Need::Dates => lang.of("วันเริ่มและวันสุดท้าย", "First and last day"),
        Need::Problem => problem(lang),
        Need::Explanation => explanation(lang),
        Need::Affected => affected(lang),
        Need::Systems => lang.of(
            "ระบบที่กฎหมายจะใช้: อนุญาต คณะกรรมการ โทษอาญา ดุลพินิจ",
            "Systems the law would use: permits, committees, criminal penalties, discretion",
        ),
        Need::KeyPoints => lang.of("ประเด็นสำคัญอย่างน้อยหนึ่งประเด็น", "At least one key point"),
        Need::Draft => step_draft(lang),
        Need::Memorandum => {
            lang.of("บันทึกหลักการและเหตุผลในข้อความของร่าง", "The memorandum of principles and reasons in the text")
        }
        Need::Impact => crate::public::impact(lang),
        Need::Content => lang.of("ตรวจเนื้อหาของร่างครบทุกข้อ", "Every check of the draft's content"),
        Need::Adverse => lang.of("บทบัญญัติห้ามใช้ในทางที่เป็นผลร้ายก่อนพร้อม", "No adverse use before all is ready"),
        Need::Basis => basis(lang),
        Need::Law => law(lang),
        Need::Register => {
            lang.of("กฎหมายที่ประเมินในทะเบียนกฎหมาย หรือเหตุผลที่ยังไม่มี", "The law in the register, or why it is not there yet")
        }
        Need::Objectives => objectives(lang),
        Need::Survey => lang.of("คำถามอย่างน้อยหนึ่งข้อ", "At least one question"),
        Need::ShortHearing => short_reason(lang),
    }
}

/// Where a line of the checklist comes from.
pub fn section(lang: Lang, section: &str) -> String {
    match (lang, section) {
        (Lang::Th, "-") => "แนวปฏิบัติของระบบ".into(),
        (Lang::En, "-") => "The portal's practice".into(),
        (Lang::Th, section) => counting!("มาตรา\u{a0}{section}"),
        (Lang::En, section) => format!("Section\u{a0}{section}"),
    }
}

/// "ยังขาด 2 ข้อ".
pub fn lacks(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ยังขาด {n} ข้อ"),
        Lang::En => format!("{n} missing"),
    }
}

/// "ครบ 5 จาก 7".
pub fn so_many(lang: Lang, met: usize, of: usize) -> String {
    match lang {
        Lang::Th => counting!("ครบ {met} จาก {of}"),
        Lang::En => format!("{met} of {of} complete"),
    }
}

/// Why publishing waits.
pub fn gate(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Th => counting!("เผยแพร่ได้เมื่อรายการตรวจครบ ยังขาด {n} ข้อ"),
        Lang::En => format!("It can be published once the checklist is complete: {n} still missing."),
    }
}

/// "เหตุผลของระบบอนุญาต".
pub fn system_reason(lang: Lang, system: &str) -> String {
    match lang {
        Lang::Th => format!("เหตุผลที่ต้องมี{system}"),
        Lang::En => format!("Reason for {}", system.to_lowercase()),
    }
}

/// The dates said back in words.
pub fn dates_said(lang: Lang, opens: &str, closes: &str, days: u64) -> String {
    match lang {
        Lang::Th => counting!("เริ่ม{opens} ถึง {closes} รวม {days} วัน"),
        Lang::En => format!("From {opens} until {closes}: {}.", crate::counted(lang, days, "", "day", "days")),
    }
}

/// "คำถามที่ 3".
pub fn question(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("คำถามที่ {n}"),
        Lang::En => format!("Question {n}"),
    }
}

/// "บรรทัดที่ 48".
pub fn line(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("บรรทัดที่ {n}"),
        Lang::En => format!("Line {n}"),
    }
}

/// "12 มาตราหรือข้อ".
pub fn read_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("{n} มาตราหรือข้อ"),
        Lang::En => crate::counted(lang, n as u64, "", "provision", "provisions"),
    }
}

/// "อีก 1,499 ส่วน".
pub fn more_pieces(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("และอีก {} ส่วน", crate::number(n as u64)),
        Lang::En => format!("and {}", crate::counted(lang, n as u64, "", "more piece", "more pieces")),
    }
}

/// "2 วรรค · 3 อนุมาตรา".
pub fn has(lang: Lang, paragraphs: usize, items: usize) -> String {
    match lang {
        Lang::Th => counting!("{paragraphs} วรรค · {items} ข้อย่อย"),
        Lang::En => {
            let of = |n: usize, one, many| crate::counted(lang, n as u64, "", one, many);
            format!("{} · {}", of(paragraphs, "paragraph", "paragraphs"), of(items, "item", "items"))
        }
    }
}

/// A piece without a label, by the reader's kinds.
pub fn piece(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "memorandum" => lang.of("บันทึกหลักการและเหตุผล", "Memorandum"),
        "name" => lang.of("ชื่อ", "Name"),
        "preamble" => lang.of("คำปรารภ", "Preamble"),
        "signature" => lang.of("ผู้รับสนองฯ", "Countersignature"),
        "schedule" => lang.of("บัญชีท้าย", "Schedule"),
        "note" => lang.of("หมายเหตุ", "Note"),
        _ => lang.of("ส่วน", "Piece"),
    }
}

/// The days of a hearing.
pub fn from_to(lang: Lang, opens: &str, closes: &str) -> String {
    match lang {
        Lang::Th => format!("รับฟัง {opens} ถึง {closes}"),
        Lang::En => format!("{opens} to {closes}"),
    }
}

/// How long a hearing will have been open, where that is less than recommended.
pub fn shorter(lang: Lang, days: u64, recommended: u64) -> String {
    match lang {
        Lang::Th => counting!("รวม {days} วัน สั้นกว่า {recommended} วันที่แนะนำ ต้องมีเหตุผลให้ประชาชนทราบ"),
        Lang::En => format!("{days} days in all, less than the recommended {recommended}: the public is told why."),
    }
}

/// A warning of the reader, by its code.
pub fn warning(lang: Lang, code: &str) -> &'static str {
    match code {
        "empty" => lang.of("ไม่มีข้อความ", "There is no text"),
        "nothing_numbered" => lang.of("ไม่พบมาตราหรือข้อ", "No section or clause was found"),
        "gap" => lang.of("เลขข้ามไป อาจมีข้อความตกหล่น", "A number is skipped: something may be missing"),
        "repeated" => lang.of("เลขนี้ซ้ำกับที่มีแล้ว", "This number stands twice"),
        "out_of_order" => lang.of("เลขไม่เรียงลำดับ", "The number is out of order"),
        "restarts" => lang.of(
            "เลขเริ่มนับใหม่ อาจเป็นกฎหมายแก้ไขเพิ่มเติมที่ต่อท้าย",
            "Numbering begins anew: perhaps an amending Act at the end",
        ),
        "empty_heading" => lang.of("หัวข้อนี้ไม่มีมาตราหรือข้ออยู่ภายใต้", "A heading with nothing under it"),
        "unknown_opening" => {
            lang.of("มีข้อความก่อนมาตราแรกที่ไม่รู้ว่าเป็นส่วนใด", "Text before the first section that could not be placed")
        }
        "quote_not_closed" => lang.of("เครื่องหมายคำพูดเปิดแล้วไม่ปิด", "A quotation is not closed"),
        "read_as_citation" => {
            lang.of("อ่านเป็นการอ้างถึงมาตราอื่น ไม่ใช่มาตราใหม่", "Read as a reference, not as a new section")
        }
        "cited_in_notes" => lang.of("มาตราในหมายเหตุไม่นับเป็นมาตราของร่าง", "Sections in endnotes are not counted"),
        "letters_mended" => lang.of("ซ่อมตัวอักษรที่เสียจากการคัดลอกแล้ว", "Letters broken in copying were mended"),
        "mixed_digits" => lang.of("เลขไทยกับเลขอารบิกปนกันในเลขเดียว", "Thai and Arabic digits are mixed in one number"),
        _ => lang.of("โปรดตรวจจุดนี้", "Please look at this"),
    }
}

/// "เสนอโดย อรุณี เมื่อ 3 ต.ค. 2569 09.30 น.".
pub fn proposed_by(lang: Lang, name: &str, at: &str) -> String {
    match lang {
        Lang::Th => format!("{name} เสนอเมื่อ {at}"),
        Lang::En => format!("Proposed by {name} on {at}."),
    }
}

/// A proposal that was sent back.
pub fn returned_by(lang: Lang, name: &str, at: &str) -> String {
    match lang {
        Lang::Th => format!("{name} ส่งกลับเมื่อ {at}"),
        Lang::En => format!("Sent back by {name} on {at}."),
    }
}

/// The order under which one person may do both.
pub fn under_order(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Th => format!("ทำคนเดียวได้ตาม{words}"),
        Lang::En => format!("One person may do both under: {words}"),
    }
}

/// On the agency's desk: the Office opened a further round on its dossier.
pub fn office_opened(lang: Lang, name: &str, round: u32, reason: &str) -> String {
    let round = crate::public::round(lang, round);
    match lang {
        Lang::Th => {
            format!("สำนักงานคณะกรรมการกฤษฎีกาเปิดรับฟัง{round} ของเรื่อง “{name}” ตามมาตรา 26 วรรคสาม เหตุผล: {reason}")
        }
        Lang::En => format!(
            "The Office of the Council of State opened a further round on “{name}” under section 26 paragraph 3 ({round}). Its reason: {reason}"
        ),
    }
}

/// A field of a question by its name.
pub fn question_field(lang: Lang, field: &str) -> &'static str {
    match field {
        "section" => question_section(lang),
        "section_en" => section_in_english(lang),
        "name" => question_name(lang),
        "text" => question_text(lang),
        "text_en" => question_in_english(lang),
        "form" => question_form(lang),
        "audience" => question_audience(lang),
        "required" => question_required(lang),
        "help" => question_help(lang),
        "help_en" => help_in_english(lang),
        "choices" => question_choices(lang),
        "choices_en" => choices_in_english(lang),
        "rows" => question_rows(lang),
        "rows_en" => rows_in_english(lang),
        "no_opinion" => question_no_opinion(lang),
        "unit" => question_unit(lang),
        "unit_en" => unit_in_english(lang),
        "decimals" => question_decimals(lang),
        "depth" => question_depth(lang),
        "least" => question_least(lang),
        "most" => question_most(lang),
        "relevant" => question_relevant(lang),
        "constraint" => question_constraint(lang),
        "constraint_note" => question_constraint_note(lang),
        "constraint_note_en" => note_in_english(lang),
        _ => question_calculation(lang),
    }
}

/// What helps to fill it in; nothing for most.
pub fn question_field_hint(lang: Lang, field: &str) -> &'static str {
    match field {
        "section" => question_section_hint(lang),
        "name" => question_name_hint(lang),
        "help" => question_help_hint(lang),
        "choices" => question_choices_hint(lang),
        "rows" => question_rows_hint(lang),
        "choices_en" | "rows_en" => in_the_same_order(lang),
        "least" | "most" => question_bounds_hint(lang),
        "relevant" => question_relevant_hint(lang),
        "constraint" => question_constraint_hint(lang),
        "constraint_note" => question_constraint_note_hint(lang),
        "calculation" => question_calculation_hint(lang),
        _ => "",
    }
}

/// How far a place is asked.
pub fn place_depth(lang: Lang, depth: &str) -> &'static str {
    match depth {
        "1" => lang.of("จังหวัด", "Province"),
        "2" => lang.of("อำเภอหรือเขต", "District"),
        _ => lang.of("ตำบลหรือแขวง", "Sub-district"),
    }
}

/// How rules call a question of the survey: "ในเงื่อนไขของข้อถัดไป เรียกข้อนี้ว่า ${q3}". What is typed stands in Arabic digits.
pub fn question_called(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => format!("ในเงื่อนไขของข้อถัดไป เรียกข้อนี้ว่า ${{q{n}}} เงื่อนไขอ้างได้เฉพาะข้อที่อยู่ก่อน"),
        Lang::En => {
            format!("Rules of later questions call this one ${{q{n}}}. A rule can name only questions before it.")
        }
    }
}

/// What a further round asks, over the links to write it.
pub fn round_asks(lang: Lang, round: u32) -> String {
    match lang {
        Lang::Th => counting!("สิ่งที่จะถามในครั้งที่ {round}"),
        Lang::En => format!("What round {round} asks"),
    }
}

/// A row of the key points of a further round: its place, not a point's number.
pub fn point_row(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Th => counting!("ประเด็นลำดับที่ {place}"),
        Lang::En => format!("Key point {place} of this round"),
    }
}
