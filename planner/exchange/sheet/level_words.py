"""The words of levels and of what is around them, in the languages registers come in, as data."""

from __future__ import annotations

# Rungs of a scale from 0 (lowest) to 4 (highest), besides the English and Indonesian of `choice_words`:
# Spanish, Portuguese, French, Italian, German, Dutch, Russian, and letters that stand for a word.
SCALE_ABROAD: tuple[str, ...] = (
    "muy bajo; muy baja; raro; rara; remoto; remota; insignificante; despreciable; muy improbable; "
    "muito baixo; muito baixa; tres faible; tres rare; negligeable; molto basso; molto bassa; sehr gering; "
    "sehr niedrig; selten; unbedeutend; sehr unwahrscheinlich; zeer laag; zeldzaam; verwaarloosbaar; "
    "очень низкий; очень низкая; очень низкое; крайне маловероятно; незначительный; незначительное; "
    "ничтожное; редко; vl; sr",
    "bajo; baja; improbable; poco probable; menor; leve; baixo; baixa; improvavel; pequeno; faible; "
    "peu probable; mineur; mineure; basso; bassa; improbabile; minore; gering; niedrig; unwahrscheinlich; marginal; "
    "klein; laag; onwaarschijnlijk; низкий; низкая; низкое; маловероятно; небольшой; небольшое; l; r",
    "medio; media; moderado; moderada; posible; medio alto bajo; possivel; moyen; moyenne; modere; moderee; "
    "moderato; moderata; possibile; mittel; moglich; mittlere; massig; gemiddeld; mogelijk; matig; "
    "средний; средняя; среднее; возможно; умеренный; умеренная; умеренное; m",
    "alto; alta; probable; mayor; grave; provavel; maior; eleve; elevee; majeur; majeure; probabile; "
    "maggiore; hoch; wahrscheinlich; gross; hoog; waarschijnlijk; groot; высокий; высокая; высокое; вероятно; "
    "весьма вероятно; значительный; значительное; серьезный; серьезное; h",
    "muy alto; muy alta; casi seguro; casi segura; casi cierto; critico; critica; catastrofico; "
    "catastrofica; extremo; muito alto; muito alta; quase certo; quase certa; tres eleve; tres elevee; "
    "quasi certain; quasi certaine; critique; catastrophique; molto alto; molto alta; quasi certo; "
    "catastrofico; sehr hoch; fast sicher; so gut wie sicher; katastrophal; kritisch; zeer hoog; "
    "vrijwel zeker; catastrofaal; очень высокий; очень высокая; очень высокое; почти наверняка; "
    "практически неизбежно; критический; критическое; катастрофический; катастрофическое; vh; st; e",
)  # fmt: skip

# Words that say at which moment a level holds, by the beginning of the field's key; they stand before or after
# the name of the level ("New impact", "Dampak setelah mitigasi").
STAGES: dict[str, str] = {
    "": "inherent; initial; gross; raw; original; unmitigated; before; before mitigation; before treatment; "
    "before controls; pre mitigation; pre treatment; without controls; inheren; awal; melekat; murni; "
    "sebelum; sebelum mitigasi; sebelum pengendalian; inherente; inicial; bruto; bruta; inherent risk; "
    "brut; initiale; исходный; исходная; исходное; присущий; присущая; начальный; начальная",
    "residual_": "residual; new; net; revised; updated; post; after; after mitigation; after treatment; "
    "after controls; after action; post mitigation; post treatment; mitigated; remaining; reassessed; "
    "residual risk; residu; baru; sisa; tersisa; bersih; terkini; setelah; sesudah; setelah mitigasi; "
    "setelah pengendalian; setelah penanganan; sesudah mitigasi; residuales; nuevo; nueva; neto; neta; novo; "
    "nova; residuel; residuelle; nouveau; nouvelle; residuo; residua; neu; restrisiko; nieuw; restant; "
    "остаточный; остаточная; остаточное; новый; новая; новое; после мер",
    "target_": "target; planned; future; desired; expected; goal; projected; harapan; diharapkan; sasaran; "
    "objetivo; previsto; cible; ziel; doel; целевой; целевая; целевое",
}  # fmt: skip
STAGE_BY_THE_OTHERS = (
    "current; actual; existing; present; saat ini; sekarang; atual; actuel; текущий; текущая; текущее"
)
# Words about the figures of a risk that say neither which figure nor at which moment.
FIGURES = (
    "risk; risiko; risks; riesgo; risco; risque; риск; риска; level; tingkat; nilai; skor; score; rating; value; "
    "assessment; analysis; penilaian; analisis; evaluation; evaluasi; of; the; total; besaran; peringkat; exposure"
)

# What begins a heading's remark on the order of a scale: the level named beside it is the worst, or the mildest.
WORST = (
    "highest; worst; most severe; most likely; very high; critical; severe; tertinggi; terburuk; paling tinggi; "
    "paling parah; sangat tinggi; terparah; mas alto; peor; pior; pire; hochste; schlimmste; наивысший; худший"
)
MILDEST = (
    "lowest; best; least severe; least likely; very low; terendah; paling rendah; paling ringan; teringan; "
    "sangat rendah; mas bajo; mejor; melhor; niedrigste; низший; лучший"
)
# What follows a number that counts or measures and is no level.
UNITS = (
    "x; kali; time; times; per; hari; day; days; minggu; week; weeks; bulan; month; months; tahun; year; years; jam; "
    "hour; hours; menit; minute; minutes; ribu; rb; juta; jt; miliar; triliun; thousand; million; billion; orang; "
    "people; kasus; cases; dias; meses; anos; veces; раз; раза; дней; месяцев; лет"
)
# Spans of time in days.
SPANS: dict[str, int] = {
    **dict.fromkeys(("hari", "hr", "day", "days", "d", "hari kerja", "working days", "dias", "дней"), 1),
    **dict.fromkeys(("minggu", "pekan", "week", "weeks", "wk", "semanas"), 7),
    **dict.fromkeys(("bulan", "bln", "month", "months", "mo", "meses", "месяцев"), 30),
    **dict.fromkeys(("tahun", "thn", "th", "year", "years", "yr", "yrs", "anos", "лет"), 365),
}
