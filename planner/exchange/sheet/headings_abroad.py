"""Headings of risk registers in further languages, as data: Spanish, Portuguese, French, German, Russian."""

from __future__ import annotations

RISK: dict[str, str] = {
    "code": "codigo; codigo del riesgo; codigo do risco; code du risque; risiko nr; risiko id; код; код риска; "
    "номер риска",
    "title": "riesgo; descripcion del riesgo; nombre del riesgo; evento de riesgo; risco; descricao do risco; "
    "risque; description du risque; libelle du risque; intitule du risque; risikobeschreibung; "
    "risikobezeichnung; риск; описание риска; наименование риска; название риска",
    "category": "categoria; tipo de riesgo; categoria de riesgo; tipo de risco; categorie; type de risque; "
    "kategorie; risikokategorie; категория; категория риска; тип риска; вид риска",
    "cause": "causa; causas; causa raiz; origen; causa do risco; cause du risque; ursache; ursachen; причина; "
    "причины; источник риска; фактор риска",
    "consequence": "consecuencia; consecuencias; efecto; efectos; consequencia; consequencias; efeito; "
    "consequence potentielle; auswirkungen; folge; folgen; последствие; последствия",
    "existing_controls": "controles existentes; controles; controles actuales; controles atuais; "
    "mesures existantes; bestehende massnahmen; существующие меры; текущие меры контроля",
    "likelihood": "probabilidad; probabilidade; probabilite; vraisemblance; frequence; "
    "eintrittswahrscheinlichkeit; wahrscheinlichkeit; вероятность; вероятность наступления",
    "impact": "impacto; severidad; gravedad; gravidade; severidade; gravite; auswirkung; schadensausmass; "
    "schadenshohe; влияние; воздействие; тяжесть; ущерб",
    "kind": "amenaza oportunidad; ameaca oportunidade; menace opportunite; bedrohung chance; "
    "угроза возможность",
    "response": "respuesta; estrategia; resposta; estrategia de resposta; strategie; strategie de reponse; "
    "strategie de traitement; strategia; стратегия; стратегия реагирования; реагирование",
    "owner": "responsable; dueno del riesgo; propietario; propietario del riesgo; responsavel; "
    "dono do risco; proprietaire; proprietaire du risque; pilote; verantwortlich; verantwortlicher; "
    "risikoeigner; владелец; владелец риска; ответственный; ответственное лицо",
    "status": "estado; situacao; statut; etat; статус; состояние; статус риска",
    "review_date": "fecha de revision; proxima revision; data de revisao; date de revue; date de revision; "
    "uberprufung; дата пересмотра; дата проверки",
    "raised_on": "fecha de identificacion; fecha; data de identificacao; date d identification; "
    "erfasst am; дата выявления; дата регистрации",
    "action": "mitigacion; plan de accion; acciones; tratamiento; plan de mitigacion; mitigacao; plano de acao; "
    "plan d action; actions de maitrise; massnahme; massnahmen; gegenmassnahmen; мероприятия; "
    "меры реагирования; меры; план мероприятий; меры по снижению",
    "action.due": "fecha limite; fecha de vencimiento; plazo; prazo; data limite; echeance; date limite; "
    "frist; termin; срок; срок исполнения; дата исполнения",
    "action.one_off_cost": "costo; coste; custo; cout; kosten; стоимость; затраты; бюджет",
    "loss_low": "perdida minima; perda minima; perte minimale; минимальный ущерб; минимальные потери",
    "loss_high": "perdida maxima; perda maxima; perte maximale; максимальный ущерб; максимальные потери",
}
NUMBERING = frozenset({"n o", "no", "n", "num", "nro", "nr", "lfd nr", "п п", "no п п", "№", "№ п п"})
COMPUTED = frozenset(
    {
        "puntuacion", "puntaje", "nivel de riesgo", "valor del riesgo", "pontuacao", "nivel de risco",
        "criticite", "niveau de risque", "risikowert", "risikostufe", "risikozahl", "балл", "уровень риска",
        "оценка риска", "ранг риска",
    }
)  # fmt: skip
