using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>Answers <c>/api/messages</c>: this library's own endpoint, or that of the host that took its place.</summary>
public delegate Task MessagesHandler(HttpContext context);
