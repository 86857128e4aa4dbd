"""The names that the Bot API knows (version 9.3): parameters of each method, fields of keyboards and buttons.

Telegram ignores what it does not know, and a slip of the pen goes unnoticed; here it is refused (`validation.check_names`). Knows no values.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WHERE = _words("business_connection_id chat_id message_thread_id direct_messages_topic_id")
_HOW = _words(
    """disable_notification protect_content allow_paid_broadcast message_effect_id suggested_post_parameters
    reply_parameters reply_markup reply_to_message_id allow_sending_without_reply"""
)
_SEND = _WHERE | _HOW
_CAPTION = _words("caption parse_mode caption_entities")
_EDIT = _words("business_connection_id chat_id message_id inline_message_id reply_markup")
_PLACE = _words("latitude longitude")
_TOPIC = _words("chat_id message_thread_id")

PARAMETERS: dict[str, frozenset[str]] = {
    "sendmessage": _SEND | _words("text parse_mode entities link_preview_options disable_web_page_preview"),
    "sendphoto": _SEND | _CAPTION | _words("photo has_spoiler show_caption_above_media"),
    "senddocument": _SEND | _CAPTION | _words("document thumbnail disable_content_type_detection"),
    "sendaudio": _SEND | _CAPTION | _words("audio duration performer title thumbnail"),
    "sendanimation": _SEND | _CAPTION | _words("""animation duration width height thumbnail has_spoiler
        show_caption_above_media"""),
    "sendvoice": _SEND | _CAPTION | _words("voice duration"),
    "sendvideo": _SEND | _CAPTION | _words("""video duration width height thumbnail cover start_timestamp
        show_caption_above_media has_spoiler supports_streaming"""),
    "sendsticker": _SEND | _words("sticker emoji"),
    "sendlocation": _SEND | _PLACE | _words("""horizontal_accuracy live_period heading
        proximity_alert_radius"""),
    "sendvenue": _SEND | _PLACE | _words("""title address foursquare_id foursquare_type google_place_id
        google_place_type"""),
    "sendcontact": _SEND | _words("phone_number first_name last_name vcard"),
    "sendmediagroup": (_SEND | _words("media")) - {"reply_markup"},
    "sendchataction": _words("business_connection_id chat_id message_thread_id action"),
    "copymessage": _SEND | _CAPTION | _words("""from_chat_id message_id video_start_timestamp
        show_caption_above_media"""),
    "copymessages": _WHERE | _words("from_chat_id message_ids disable_notification protect_content remove_caption"),
    "forwardmessage": _WHERE | _words("""from_chat_id message_id video_start_timestamp disable_notification
        protect_content message_effect_id suggested_post_parameters"""),
    "editmessagetext": _EDIT | _words("text parse_mode entities link_preview_options disable_web_page_preview"),
    "editmessagecaption": _EDIT | _CAPTION | _words("show_caption_above_media"),
    "editmessagemedia": _EDIT | _words("media"), "editmessagereplymarkup": _EDIT,
    "deletemessage": _words("chat_id message_id"),
    "deletemessages": _words("chat_id message_ids"),
    "answercallbackquery": _words("callback_query_id text show_alert url cache_time"),
    "answerinlinequery": _words("inline_query_id results cache_time is_personal next_offset button"),
    "getme": _words(""), "getchat": _words("chat_id"), "leavechat": _words("chat_id"), "getfile": _words("file_id"),
    "getchatmember": _words("chat_id user_id"),
    "createforumtopic": _words("chat_id name icon_color icon_custom_emoji_id"),
    "editforumtopic": _TOPIC | _words("name icon_custom_emoji_id"),
    "closeforumtopic": _TOPIC, "reopenforumtopic": _TOPIC, "deleteforumtopic": _TOPIC,
    "setmycommands": _words("commands scope language_code"),
    "getmycommands": _words("scope language_code"), "deletemycommands": _words("scope language_code"),
    "setmyname": _words("name language_code"), "getmyname": _words("language_code"),
    "setmydescription": _words("description language_code"), "getmydescription": _words("language_code"),
    "setmyshortdescription": _words("short_description language_code"),
    "getmyshortdescription": _words("language_code"),
    "getupdates": _words("offset limit timeout allowed_updates"),
    "setwebhook": _words("""url certificate ip_address max_connections allowed_updates drop_pending_updates
        secret_token"""),
    "deletewebhook": _words("drop_pending_updates"), "getwebhookinfo": _words(""),
}  # fmt: skip

MARKUPS: dict[str, frozenset[str]] = {
    "inline_keyboard": _words("inline_keyboard"),
    "keyboard": _words("""keyboard is_persistent resize_keyboard one_time_keyboard input_field_placeholder
        selective"""),
    "remove_keyboard": _words("remove_keyboard selective"),
    "force_reply": _words("force_reply input_field_placeholder selective"),
}  # fmt: skip
INLINE_BUTTON = _words(
    """text url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat
    switch_inline_query_chosen_chat copy_text callback_game pay icon_custom_emoji_id style"""
)
_RESULT = _words("type id title description reply_markup input_message_content")
INLINE_RESULTS: dict[str, frozenset[str]] = {
    "article": _RESULT | _words("url thumbnail_url thumbnail_width thumbnail_height"),
    "photo": _RESULT
    | _CAPTION
    | _words("""photo_file_id photo_url thumbnail_url photo_width photo_height
        show_caption_above_media"""),
}
INLINE_CONTENT = _words("message_text parse_mode entities link_preview_options")
KEY = _words(
    """text request_users request_chat request_contact request_location request_poll web_app
    icon_custom_emoji_id style"""
)
